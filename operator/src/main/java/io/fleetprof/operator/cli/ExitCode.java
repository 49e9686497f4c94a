package io.fleetprof.operator.cli;

import io.fleetprof.analysis.leak.Verdict;

/** What a command tells the shell. */
enum ExitCode {
    CLEAN(0),
    ERROR(1),
    USAGE(2),
    LEAKING(3),
    INCONCLUSIVE(4),
    SUSPECT(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ExitCode of(Verdict verdict) {
        return switch (verdict) {
            case LEAKING -> LEAKING;
            case SUSPECT -> SUSPECT;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case CLEAN -> CLEAN;
        };
    }
}
