package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A fact that no single life of a program can show. */
public final class Contradiction {
    private Contradiction() {}

    /**
     * @param snapshots of one container, in order of their keys: by kind of file, then in time
     * @return the first one found, in a few words; empty when they can be of one process
     */
    public static Optional<String> in(List<Snapshot> snapshots) {
        return Stream.<Function<List<Snapshot>, Optional<String>>>of(
                        ProgramFacts::buildIds,
                        ProcessFacts::numbers,
                        ProgramFacts::classes,
                        ProcessFacts::clocks,
                        ProcessFacts::starts,
                        SharedGoroutines::contradiction,
                        Creators::contradiction,
                        Reappearance::contradiction,
                        IdOrder::contradiction)
                .flatMap(check -> check.apply(snapshots).stream())
                .findFirst();
    }
}
