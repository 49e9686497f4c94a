package io.fleetprof.analysis.report.format;

/**
 * Text from a target, made safe to look at: every character that a reader would not see, or that steers a terminal or
 * the direction of writing, becomes {@code {hex}} behind a backslash and a u. Escaping for a language comes after this.
 */
public final class Printable {
    /** Longest name that is shown in full; longer ones end in an ellipsis. */
    public static final int MAX_NAME = 300;

    /** Longest sentence that is shown in full. */
    public static final int MAX_TEXT = 4000;

    private Printable() {}

    /** A name in a line: never empty, about {@link #MAX_NAME} characters at most. */
    public static String name(String name) {
        return name.isBlank() ? "(unnamed)" : of(name, MAX_NAME);
    }

    /** A sentence or a command: about {@link #MAX_TEXT} characters at most. */
    public static String text(String text) {
        return of(text, MAX_TEXT);
    }

    private static String of(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max) + 8);
        for (int i = 0; i < text.length(); ) {
            if (out.length() >= max) {
                return out.append('…').toString();
            }
            int point = text.codePointAt(i);
            append(out, point);
            i += Character.charCount(point);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int point) {
        if (point == ' ' || isVisible(point)) {
            out.appendCodePoint(point);
        } else {
            out.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
