package io.fleetprof.analysis.report.flame;

import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.StyleSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * The page jfr-converter writes, made safe. Its table of names is JavaScript strings in which only quotes and
 * backslashes are escaped. A name could close the script element, and so could a harmless one: each entry starts with a
 * character that codes the length of the prefix it shares with the one before, and for 28 that is a less-than sign, so
 * that {@code /script/x} behind a shared prefix of 28 ends the script.
 */
final class FlamePage {
    private static final String NAMES = "\nconst cpool = [\n";
    private static final String NAMES_END = "\n];\n";
    private static final String SCRIPT = "<script>";
    private static final String SCRIPT_END = "</script>";
    private static final int SCRIPTS = 2;

    /** Has to stand in the first 1024 bytes, so everything of ours comes after it. */
    private static final String CHARSET = "<meta charset='utf-8'>";

    private FlamePage() {}

    static String secure(String page, String title) {
        String safe = withSafeNames(page);
        String head = CHARSET + "\n<title>" + Html.escape(title) + "</title>\n"
                + "<meta http-equiv='Content-Security-Policy' content=\"" + policy(safe) + "\">\n"
                + "<meta name='viewport' content='width=device-width, initial-scale=1'>";
        return safe.replaceFirst(CHARSET, Matcher.quoteReplacement(head));
    }

    private static String withSafeNames(String page) {
        int start = page.indexOf(NAMES) + NAMES.length();
        int end = page.indexOf(NAMES_END, start);
        if (start < NAMES.length() || end < 0) {
            throw new IllegalStateException("the flame graph's template has changed: no table of names");
        }
        String names = page.substring(start, end).replace("<", "\\x3c");
        return page.substring(0, start) + names + page.substring(end);
    }

    /** Lets run the two scripts of the template and nothing else, should a name get out after all. */
    private static String policy(String page) {
        String sources = scripts(page).stream().map(StyleSheet::source).collect(Collectors.joining(" "));
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
                + sources;
    }

    private static List<String> scripts(String page) {
        List<String> scripts = new ArrayList<>();
        int at = page.indexOf(SCRIPT);
        while (at >= 0) {
            int end = page.indexOf(SCRIPT_END, at);
            scripts.add(page.substring(at + SCRIPT.length(), end));
            at = page.indexOf(SCRIPT, end);
        }
        if (scripts.size() != SCRIPTS) {
            throw new IllegalStateException("the flame graph's template has changed: " + scripts.size() + " scripts");
        }
        return scripts;
    }
}
