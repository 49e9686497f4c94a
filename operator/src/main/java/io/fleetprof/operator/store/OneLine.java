package io.fleetprof.operator.store;

import java.util.regex.Pattern;

/** Text from a server or a file, made fit for a message: one line, bounded, without controls or text direction tricks. */
final class OneLine {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    private OneLine() {}

    static String of(String text, int maxLength) {
        String line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.length() <= maxLength ? line : line.substring(0, maxLength - 1) + "…";
    }
}
