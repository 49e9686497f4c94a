package io.fleetprof.api.v1alpha1;

import java.util.List;

/**
 * Keeps a status inside its schema, whatever a target sent: the API server refuses a whole status for one string that
 * is too long, and a terminal obeys control characters in a printed column.
 */
final class Bounds {
    private static final String ELLIPSIS = "…";
    private static final int REPLACEMENT = 0xFFFD;

    private Bounds() {}

    /** {@code text} on one line without control characters, at most {@code max} UTF-16 units; null becomes empty. */
    static String text(String text, int max) {
        if (text == null) {
            return "";
        }
        return text.length() <= max
                ? printable(text)
                : printable(text.substring(0, wholeCharacters(text, max - ELLIPSIS.length()))) + ELLIPSIS;
    }

    /** An unmodifiable copy; null becomes empty. More than {@code max} elements is a bug of the caller. */
    static <T> List<T> list(List<T> list, int max, String name) {
        List<T> copy = list == null ? List.of() : List.copyOf(list);
        if (copy.size() > max) {
            throw new IllegalArgumentException(name + " holds at most " + max + ", not " + copy.size());
        }
        return copy;
    }

    /** {@code n} itself; below zero is a bug of the caller. */
    static long count(long n, String name) {
        if (n < 0) {
            throw new IllegalArgumentException(name + " is a count, not " + n);
        }
        return n;
    }

    private static int wholeCharacters(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(Bounds::printable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> character;
        };
    }
}
