package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Reading;

/** Goroutine text: bytes → populations. */
public final class GoroutineText {
    /** The runtime prints into a buffer of this size and leaves out the rest without a word. */
    static final long RUNTIME_LIMIT = 64L << 20;

    private GoroutineText() {}

    /** debug=1: {@code goroutine profile: total 33}, then stacks with counts. */
    public static Reading readCounts(Intake intake) {
        return Refusal.guard(() -> new Reading.Read(new CountsParser(intake).parse()));
    }

    /** debug=2: {@code goroutine 1 [running]:} and so on. */
    public static Reading readDump(Intake intake) {
        return Refusal.guard(() -> new Reading.Read(new DumpRows(new DumpParser(intake).parse()).contents()));
    }
}
