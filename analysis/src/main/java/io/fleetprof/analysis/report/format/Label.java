package io.fleetprof.analysis.report.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as the Kubernetes resources write them: {@code NEVER_IDLE} is {@code NeverIdle}. */
public final class Label {
    private Label() {}

    public static String of(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
