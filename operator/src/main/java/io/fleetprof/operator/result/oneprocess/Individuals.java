package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is in a snapshot, by goroutine ids or Java thread ids. Neither runtime gives an id twice in one life: Go's counter
 * {@code sched.goidgen} and the JDK's {@code ThreadIdentifiers} only rise.
 *
 * @param all everybody the file names
 * @param steady of those, who cannot pass out of sight while they live
 * @param whole whether who is not in the file did not live then
 */
record Individuals(Identities all, Identities steady, boolean whole) {
    /** As parsers say it of a text that was cut, at the runtime's limit or on its way. */
    private static final String CUT = "missing";

    /** HotSpot lets them end and brings them back under the ids they had. */
    private static final String COMPILER = "CompilerThread";

    /** The runs of snapshots that name their individuals, each of one kind of file and in time. */
    static List<List<Individuals>> series(List<Snapshot> snapshots) {
        Map<Source, List<Individuals>> kinds = new EnumMap<>(Source.class);
        for (Snapshot snapshot : snapshots) {
            Individuals named = of(snapshot.contents());
            if (named.all().known()) {
                kinds.computeIfAbsent(snapshot.contents().source(), _ -> new ArrayList<>())
                        .add(named);
            }
        }
        return List.copyOf(kinds.values());
    }

    static Individuals of(Contents contents) {
        List<Population> rows = contents.populations().stream()
                .filter(row -> named(contents.source()).contains(row.key().family()))
                .toList();
        boolean named = rows.stream()
                .allMatch(row -> row.key().place().kind() == Place.Kind.RUNTIME
                        || row.ids().size() == row.count());
        boolean cut = contents.remarks().stream().anyMatch(remark -> remark.contains(CUT));
        return new Individuals(ids(rows, _ -> true), ids(rows, Individuals::staysInSight), named && !cut);
    }

    /** Virtual threads are in a thread print only while they are mounted. */
    private static Set<Family> named(Source source) {
        return switch (source) {
            case GOROUTINE_DEBUG2 -> Set.of(Family.GOROUTINE);
            case THREAD_PRINT -> Set.of(Family.THREAD);
            case THREAD_JSON -> Set.of(Family.THREAD, Family.VIRTUAL_THREAD);
            case GOROUTINE_DEBUG0,
                    GOROUTINE_DEBUG1,
                    GOROUTINE_LEAK,
                    HEAP,
                    ALLOCS,
                    HISTOGRAM,
                    JFR,
                    COROUTINES,
                    CPU,
                    MUTEX,
                    BLOCK,
                    THREAD_CREATE,
                    PROCESS,
                    METRICS,
                    EXPVAR -> Set.of();
        };
    }

    /**
     * Go shows finalizers and cleanups only while they run the user's code, and the goroutine of a C thread only while
     * that thread is in Go; the first were created by the runtime, the last by nobody.
     */
    private static boolean staysInSight(Population row) {
        boolean ours = row.creators().keySet().stream()
                .anyMatch(creator -> !creator.function().startsWith("runtime."));
        return row.key().family() == Family.GOROUTINE
                ? ours
                : !row.key().place().function().contains(COMPILER);
    }

    private static Identities ids(List<Population> rows, Predicate<Population> which) {
        return Identities.of(rows.stream()
                .filter(which)
                .flatMapToLong(row -> Arrays.stream(row.ids().toArray()))
                .toArray());
    }

    /** Who is in the first and not in the second; nobody when either is too many to name. */
    static Identities without(Identities some, Identities others) {
        long[] known = others.toArray();
        return Identities.of(Arrays.stream(some.toArray())
                .filter(id -> Arrays.binarySearch(known, id) < 0)
                .toArray());
    }

    static Identities either(Identities some, Identities others) {
        return !some.known() ? others : !others.known() ? some : some.plus(others);
    }
}
