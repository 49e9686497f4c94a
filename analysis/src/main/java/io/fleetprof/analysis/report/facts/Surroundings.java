package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.report.format.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the cluster said of a container when its capture was planned, beside what its files say.
 *
 * @param node where it runs; empty when unknown
 * @param podStarted when the node took the pod on
 * @param lastEnd how its life before this one ended
 * @param rollout of which it is part
 * @param memoryUsed in bytes
 * @param memoryLimit in bytes
 */
public record Surroundings(
        String node,
        Optional<Instant> podStarted,
        Optional<End> lastEnd,
        Optional<Rollout> rollout,
        Optional<Long> memoryUsed,
        Optional<Long> memoryLimit) {
    /** Outside a cluster. */
    public static final Surroundings NONE = new Surroundings(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Where the facts are kept. */
    private static final List<String> SOURCE = List.of("plan.json");

    /**
     * The end of a life.
     *
     * @param what {@code OOMKilled, exit code 137}
     */
    public record End(Instant at, String what) {}

    /**
     * @param name of the version, {@code v2.14}, or {@code revision 7}
     */
    public record Rollout(Instant at, String name) {
        private static final Duration BEFORE = Duration.ofMinutes(2);
        private static final Duration AFTER = Duration.ofMinutes(10);

        /** Whether what began at a time began with it: pods come some minutes after. */
        boolean isNear(Instant began) {
            return began.isAfter(at.minus(BEFORE)) && began.isBefore(at.plus(AFTER));
        }
    }

    /** {@code (rollout of v2.14)}, where what began then began with it. */
    public Optional<String> rolloutNear(Instant began) {
        return rollout.filter(it -> it.isNear(began)).map(it -> "(rollout of " + it.name() + ")");
    }

    /** {@code 412 MiB of 512 MiB}, where both are known. */
    public Optional<String> memory() {
        return memoryUsed.flatMap(
                used -> memoryLimit.map(limit -> Wording.bytes(used) + " of " + Wording.bytes(limit)));
    }

    List<Timeline.Event> events(String pod) {
        List<Timeline.Event> events = new ArrayList<>();
        rollout.ifPresent(it -> events.add(event(it.at(), pod, "rollout of " + it.name())));
        podStarted.ifPresent(at -> events.add(event(at, pod, "pod started" + (node.isEmpty() ? "" : " on " + node))));
        lastEnd.ifPresent(it -> events.add(event(it.at(), pod, "container ended: " + it.what())));
        return events;
    }

    private static Timeline.Event event(Instant at, String pod, String what) {
        return new Timeline.Event(Optional.of(at), pod, List.of(what), SOURCE);
    }
}
