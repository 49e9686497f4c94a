package io.fleetprof.e2e.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kubectl printed, with a word in the place of everything that differs from run to run: times, identities, names of
 * pods and nodes, amounts. Columns keep their places.
 */
final class Transcript {
    /** What Kubernetes makes names of: no vowels, so that they spell nothing. */
    private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";

    /** In this order. */
    private static final Map<Pattern, String> MASKS = masks();

    private Transcript() {}

    private static Map<Pattern, String> masks() {
        Map<Pattern, String> masks = new LinkedHashMap<>();
        masks.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z"), "TIME");
        masks.put(Pattern.compile("\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b"), "UID");
        masks.put(Pattern.compile("(?<=_probe/UID)-\\w+"), "");
        masks.put(Pattern.compile("since (about )?\\d\\d:\\d\\d UTC"), "since TIME");
        masks.put(Pattern.compile("(?<=\\w)-" + RANDOM + "{7,10}-" + RANDOM + "{5}\\b"), "-HASH-ID");
        masks.put(Pattern.compile("(?<=\\w)-" + RANDOM + "{7,10}\\b"), "-HASH");
        masks.put(Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b(?!:8090)"), "IP");
        masks.put(Pattern.compile("(?m)^( *Node: +)\\S+"), "$1NODE");
        masks.put(
                Pattern.compile(
                        "(?m)^( +(Bytes|Count|Growth Per Minute|Pause Millis|Resource Version|Seconds): +)\\d+$"),
                "$1N");
        masks.put(Pattern.compile("\\b\\d[\\d,]*(?=/min| a minute| at the largest| goroutines)"), "N");
        masks.put(Pattern.compile("(?<=over )\\d+(?= s)"), "N");
        masks.put(Pattern.compile("\\b\\d{4}(?= chan send )"), "NNNN");
        masks.put(Pattern.compile("(?<=name one of )[\\w, -]+(?= in spec)"), "OTHERS");
        return masks;
    }

    /** @param namespace the test's own */
    static String masked(String printed, String namespace) {
        String text = printed.replace(namespace, "NAMESPACE");
        for (Map.Entry<Pattern, String> mask : MASKS.entrySet()) {
            text = mask.getKey().matcher(text).replaceAll(mask.getValue());
        }
        return ages(text);
    }

    /** A table ends with an empty line, or with the next command. */
    private static String ages(String text) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        Optional<Ages> ages = Optional.empty();
        for (String line : text.split("\n")) {
            Optional<Ages> before = line.isBlank() || line.startsWith("$") ? Optional.empty() : ages;
            ages = Ages.in(line).or(() -> before);
            lines.add(ages.map(column -> column.masked(line)).orElse(line).stripTrailing());
        }
        return lines.toString();
    }

    /** The column that tells how long ago something was: {@code 9s} and {@code 2m13s} are made one word of one width. */
    private record Ages(int from, int to, int width) {
        private static final Pattern TITLE = Pattern.compile("(?<=^| )(AGE|Age|CHECKED|LAST SEEN)( {2,}|$)");
        private static final Pattern AGE = Pattern.compile("(\\d+[smhd])+");

        static Optional<Ages> in(String header) {
            Matcher title = TITLE.matcher(header);
            return title.find()
                    ? Optional.of(
                            new Ages(title.start(), end(title), title.group(1).length() + 3))
                    : Optional.empty();
        }

        /** Of the last column, that of the line. */
        private static int end(Matcher title) {
            return title.hitEnd() ? Integer.MAX_VALUE : title.end();
        }

        String masked(String line) {
            if (line.length() <= from) {
                return line;
            }
            int end = Math.min(to, line.length());
            String cell = line.substring(from, end).strip();
            String shown = AGE.matcher(cell).matches() ? "AGO" : cell;
            return line.substring(0, from)
                    + shown
                    + " ".repeat(Math.max(0, width - shown.length()))
                    + line.substring(end);
        }
    }
}
