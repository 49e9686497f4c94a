package io.fleetprof.analysis.goroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Profiler labels as goroutine text writes them, each as {@code key=value}. */
final class Labels {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    /** debug=1: {@code {"req":"7", "user":"x"}}. */
    private static final Pattern IN_COUNTS = Pattern.compile("(" + QUOTED + "):(" + QUOTED + ")");
    /** debug=2 from Go 1.27: {@code req: 7, user: x}, quoted only where needed. */
    private static final Pattern IN_HEADER =
            Pattern.compile("(" + QUOTED + "|[^\",:]++): (" + QUOTED + "|[^\",:]*+)(?:, |$)");

    private Labels() {}

    static List<String> ofCounts(String text) {
        return pairs(IN_COUNTS.matcher(text));
    }

    static List<String> ofHeader(String text) {
        return pairs(IN_HEADER.matcher(text));
    }

    private static List<String> pairs(Matcher matcher) {
        List<String> pairs = new ArrayList<>();
        while (matcher.find()) {
            pairs.add(unquote(matcher.group(1)) + '=' + unquote(matcher.group(2)));
        }
        return pairs;
    }

    private static String unquote(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }
}
