package io.fleetprof.analysis.coroutine;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Source;
import java.util.Map;
import java.util.Optional;

/** Coroutine dumps: bytes → coroutines by the function they are suspended in, with the lines that launched them. */
public final class CoroutineDump {
    private CoroutineDump() {}

    /** {@code DebugProbes.dumpCoroutines()} of kotlinx-coroutines 1.6 to 1.11, and what our own probes add around it. */
    public static Reading read(Intake intake) {
        return Refusal.guard(() -> {
            DumpParser.Parsed parsed = new DumpParser(intake).parse();
            return new Reading.Read(new Contents(
                    Source.COROUTINES,
                    Optional.empty(),
                    Optional.empty(),
                    parsed.launches(),
                    Map.of(),
                    parsed.remarks()));
        });
    }
}
