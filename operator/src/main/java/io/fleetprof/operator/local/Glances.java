package io.fleetprof.operator.local;

import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.operator.capture.RunClock;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.capture.Ways;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Single moments of some targets, taken when asked and kept nowhere. */
public final class Glances implements AutoCloseable {
    private static final List<ProfileKind> PPROF = List.of(ProfileKind.GOROUTINE, ProfileKind.HEAP);
    private static final List<ProfileKind> JVM = List.of(ProfileKind.THREADS);
    private static final List<ProfileKind> PROCESS = List.of(ProfileKind.PROCESS);
    /** For one profile. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<Target> targets;
    private final LocalEntrance entrance;
    private final RunClock clock = RunClock.start();
    private final List<String> missed = new ArrayList<>();
    private int taken;

    /** @param spool a folder for files on their way */
    public Glances(List<Target> targets, Path spool) {
        this.targets = List.copyOf(targets);
        this.entrance = new LocalEntrance(CaptureSpec.DEFAULT, spool);
    }

    /** One moment of all targets. */
    public Fleet take() {
        TreeMap<SnapshotKey, Snapshot> snapshots = new TreeMap<>();
        targets.stream().flatMap(this::snapshots).forEach(snapshot -> snapshots.put(snapshot.key(), snapshot));
        taken++;
        return new Fleet(snapshots);
    }

    /** What could not be taken so far, one line each. */
    public List<String> missed() {
        return List.copyOf(missed);
    }

    private Stream<Snapshot> snapshots(Target target) {
        Ways ways = entrance.into(target);
        List<ProfileKind> kinds =
                switch (target.runtime()) {
                    case GO -> PPROF;
                    case JVM -> JVM;
                    case UNKNOWN -> List.of();
                };
        return Stream.concat(
                through(ways, kinds, target), ways.process().stream().flatMap(way -> through(way, PROCESS, target)));
    }

    /** One kind after the other, until there is trouble, which the next would meet as well. */
    private Stream<Snapshot> through(Way way, List<ProfileKind> kinds, Target target) {
        List<Snapshot> snapshots = new ArrayList<>();
        boolean trouble = false;
        for (int i = 0; i < kinds.size() && !trouble; i++) {
            List<Taken> all = way.take(new Step(kinds.get(i), taken, Duration.ZERO, Duration.ZERO), PATIENCE);
            all.forEach(it -> snapshot(target, it).ifPresent(snapshots::add));
            trouble = all.stream().anyMatch(it -> it instanceof Taken.Missed miss && miss.isTrouble());
        }
        return snapshots.stream();
    }

    private Optional<Snapshot> snapshot(Target target, Taken it) {
        return switch (it) {
            case Taken.Missed miss -> {
                missed.add(target.name() + ": " + miss.kind().label() + ": "
                        + miss.reason().label() + ": " + miss.detail() + "; "
                        + miss.reason().remedy());
                yield Optional.empty();
            }
            case Taken.Profile profile ->
                profile.contents().map(contents -> {
                    Duration now = clock.elapsed();
                    return new Snapshot(
                            target.container(), taken, Optional.of(now), Optional.of(clock.instant(now)), "", contents);
                });
        };
    }

    @Override
    public void close() {
        entrance.close();
    }
}
