package io.fleetprof.analysis.report.format;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways to put text into GitHub-flavoured Markdown (spec 0.29-gfm) so that it stays text: no markup, no HTML, no mention,
 * no way out of a table cell or a code block.
 */
public final class Markdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>&|~#!$]");
    private static final Pattern LINKED = Pattern.compile("@|:(?=//)|www(?=\\.)", Pattern.CASE_INSENSITIVE);

    /** Parts a text without being seen; a backslash would not do, for links are looked for after it is gone. */
    private static final String NOTHING = "<!-- -->";

    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern BLOCK_START = Pattern.compile("^([-+=]|\\d+(?=[.)]))");

    private Markdown() {}

    /** A sentence. Links are not made of addresses in it, and nobody is notified by an {@code @name}. */
    public static String text(String text) {
        String escaped = SPECIAL.matcher(Printable.text(text).strip()).replaceAll(hit -> {
            return Matcher.quoteReplacement("\\" + hit.group());
        });
        return LINKED.matcher(blockStart(escaped)).replaceAll("$0" + NOTHING);
    }

    /** A name outside of tables, as a code span. */
    public static String code(String name) {
        return span(Printable.name(name));
    }

    /** A name in a table cell, as a code span; there a bar needs a backslash even inside code. */
    public static String cell(String name) {
        return span(Printable.name(name)).replace("|", "\\|");
    }

    /** A code block; each entry is one line whatever it holds. */
    public static String block(String language, List<String> lines) {
        List<String> shown = lines.stream().map(Printable::text).toList();
        String fence = "`".repeat(Math.max(3, longestRun(String.join("\n", shown)) + 1));
        return fence + language + '\n' + String.join("\n", shown) + '\n' + fence + '\n';
    }

    /** Fenced by more backticks than the text has in a row; one space inside is eaten where it is needed to tell. */
    private static String span(String text) {
        String fence = "`".repeat(longestRun(text) + 1);
        boolean ambiguous = text.contains("`") || text.startsWith(" ") && text.endsWith(" ");
        return ambiguous ? fence + ' ' + text + ' ' + fence : fence + text + fence;
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }

    private static String blockStart(String text) {
        Matcher start = BLOCK_START.matcher(text);
        if (!start.find()) {
            return text;
        }
        int at = Character.isDigit(text.charAt(0)) ? start.end() : 0;
        return text.substring(0, at) + '\\' + text.substring(at);
    }
}
