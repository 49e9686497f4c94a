package io.fleetprof.analysis.report.threads;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.ThreadTimes;
import io.fleetprof.analysis.population.WorkerPool;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the dumps of one container say of its threads. */
final class ContainerThreads {
    private static final String HELD_BY = "held by=";
    private static final String DEADLOCK = "deadlock: ";

    private final List<Snapshot> prints;
    private final Optional<Contents> histogram;

    /** @param snapshots of one container, in any order, a print among them */
    ContainerThreads(List<Snapshot> snapshots) {
        prints = of(snapshots, Source.THREAD_PRINT);
        histogram = of(snapshots, Source.HISTOGRAM).stream()
                .reduce((_, later) -> later)
                .map(Snapshot::contents);
    }

    private String pod() {
        return last().container().pod();
    }

    private Snapshot last() {
        return prints.getLast();
    }

    /** Empty for one dump, or for dumps without times. */
    List<BusyThread> busiest() {
        Snapshot first = prints.getFirst();
        return first.elapsed()
                .flatMap(start -> last().elapsed().map(end -> end.minus(start)))
                .filter(Duration::isPositive)
                .map(window -> busiest(ThreadTimes.of(first.contents()), window))
                .orElse(List.of());
    }

    private List<BusyThread> busiest(ThreadTimes before, Duration window) {
        Map<String, Long> earlier = before.times().stream()
                .collect(Collectors.toMap(ThreadTimes.Time::thread, ThreadTimes.Time::micros, Math::max));
        return ThreadTimes.of(last().contents()).times().stream()
                .map(time -> new BusyThread(
                        pod(),
                        time.thread(),
                        share(time.micros() - earlier.getOrDefault(time.thread(), before.mostOfOthers()), window),
                        time.site()))
                .filter(thread -> thread.share() >= BusyThread.LEAST_SHARE)
                .toList();
    }

    private static double share(long micros, Duration window) {
        return micros * 1000.0 / window.toNanos();
    }

    List<HeldLock> locks() {
        return last().contents().populations().stream()
                .filter(row -> row.key().family() == Family.THREAD)
                .flatMap(this::locks)
                .toList();
    }

    private Stream<HeldLock> locks(Population row) {
        return row.labels().entrySet().stream()
                .filter(label -> label.getKey().startsWith(HELD_BY))
                .map(label -> new HeldLock(
                        pod(), row.site(), label.getValue(), label.getKey().substring(HELD_BY.length())));
    }

    List<Deadlock> deadlocks() {
        return last().contents().remarks().stream()
                .filter(remark -> remark.startsWith(DEADLOCK))
                .map(remark -> new Deadlock(pod(), remark.substring(DEADLOCK.length()) + " (Thread.print)"))
                .toList();
    }

    List<Pool> pools() {
        return WorkerPool.of(last().contents()).stream()
                .map(pool -> Pool.of(pod(), pool, Queue.of(pool, histogram)))
                .toList();
    }

    private static List<Snapshot> of(List<Snapshot> snapshots, Source source) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.contents().source() == source)
                .sorted(Comparator.comparingInt(Snapshot::sequence))
                .toList();
    }
}
