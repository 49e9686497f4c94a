package io.fleetprof.analysis.report.format;

import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal: wrapped at a width, with a hanging indent. */
public final class Columns {
    public static final int WIDTH = 100;

    private Columns() {}

    /** Text behind a label; further lines hang under the text. {@code label} must be shorter than {@code indent}. */
    public static String labelled(String label, int indent, String text) {
        StringBuilder out = new StringBuilder();
        String lead = label + " ".repeat(indent - label.length());
        for (String line : wrap(Printable.text(text), WIDTH - indent)) {
            out.append(lead).append(line).append('\n');
            lead = " ".repeat(indent);
        }
        return out.toString();
    }

    /** Words in lines no longer than {@code width}; a word longer than that is cut over lines. Never empty. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > width) {
                int cut = Character.isHighSurrogate(line.charAt(width - 1)) ? width - 1 : width;
                lines.add(line.substring(0, cut));
                line.delete(0, cut);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
