package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Source;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A pprof file: bytes → populations. */
public final class PprofFile {
    private static final int BUFFER = 64 << 10;

    private PprofFile() {}

    public static Reading read(Intake intake) {
        return Refusal.guard(() -> new Reading.Read(contents(decode(intake))));
    }

    /** The profile itself, for flame graphs and merging: throws Refusal where {@link #read} would refuse. */
    public static Profile decode(Intake intake) throws IOException {
        try {
            return Profile.decode(CodedInputStream.newInstance(intake.stream(), BUFFER), intake.budget());
        } catch (InvalidProtocolBufferException e) {
            throw new Refusal(
                    e.getMessage().contains("ended unexpectedly") ? Defect.TRUNCATED : Defect.CORRUPT, detail(e));
        }
    }

    private static String detail(InvalidProtocolBufferException e) {
        return "protobuf: " + e.getMessage();
    }

    private static Contents contents(Profile profile) {
        Source source = ProfileKind.of(profile);
        Values.checkCounts(profile);
        return new Contents(source, profile.buildId(), profile.time(), rows(source, profile), Map.of(), List.of());
    }

    private static List<Population> rows(Source source, Profile profile) {
        return switch (source) {
            case GOROUTINE_DEBUG0, GOROUTINE_LEAK -> GoroutineRows.of(profile);
            case HEAP, ALLOCS -> HeapRows.of(profile);
            case CPU, MUTEX, BLOCK, THREAD_CREATE -> ActivityRows.of(source, profile);
            case GOROUTINE_DEBUG1,
                    GOROUTINE_DEBUG2,
                    PROCESS,
                    THREAD_JSON,
                    THREAD_PRINT,
                    HISTOGRAM,
                    JFR,
                    COROUTINES,
                    METRICS,
                    EXPVAR -> throw new IllegalStateException(source + " is not in pprof format");
        };
    }
}
