package io.fleetprof.analysis.goroutine;

/** {@code /path/file.go:22} taken apart; line 0 where there is none. */
record SourceLine(String file, int line) {
    static SourceLine parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return colon < 0
                    ? new SourceLine(text, 0)
                    : new SourceLine(
                            text.substring(0, colon), Integer.parseUnsignedInt(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            return new SourceLine(text, 0);
        }
    }
}
