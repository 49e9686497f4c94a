package io.fleetprof.agent.outcome;

/** Makes one printable line of whatever a target said: escape codes and line ends would speak to the reader's terminal. */
final class Line {
    private static final int MAX_CHARS = 300;

    private Line() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(MAX_CHARS)
                .map(c -> isPrintable(c) ? c : ' ')
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
