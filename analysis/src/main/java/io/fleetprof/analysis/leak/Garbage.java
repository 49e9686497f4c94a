package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.leak.Judge.PlaceVerdict;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.State;
import java.util.List;
import java.util.Optional;

/**
 * Class histograms that may count garbage. What is made and dropped piles up in them until the next collection, and what
 * is dropped late, as a bounded cache does it, until the next full one: then a class by itself tells nothing. The heap
 * after collection tells more: where it rises as well, something is kept.
 */
final class Garbage {
    private static final String DECIDES =
            "histograms after a collection decide (GC.class_histogram without -all," + " impact High)";

    private Garbage() {}

    /** Whether the objects of a class may be unreachable ones. */
    static boolean mayCount(Evidence evidence) {
        return evidence.family() == Family.HEAP && evidence.state().equals(State.LIVE_OR_GARBAGE);
    }

    /** Whether garbage is all that it takes for the class to grow: nothing says that anything is kept. */
    static boolean explains(Evidence evidence) {
        return mayCount(evidence)
                && CollectedHeap.of(evidence.gauges())
                        .filter(CollectedHeap::rises)
                        .isEmpty();
    }

    static String lacked(Evidence evidence) {
        return "objects that surely are reachable: the histograms may count garbage"
                + CollectedHeap.of(evidence.gauges())
                        .map(heap -> ", and " + heap.display())
                        .orElse(", and no recording tells whether the heap rises after collection")
                + "; " + DECIDES;
    }

    /** Why nothing may be called clean: a class grows, and whether it is garbage nobody knows. */
    static Optional<String> undecided(List<PlaceVerdict> verdicts) {
        return verdicts.stream()
                .filter(Garbage::grows)
                .filter(verdict -> verdict.pods().stream()
                        .anyMatch(
                                pod -> CollectedHeap.of(pod.evidence().gauges()).isEmpty()))
                .map(verdict -> "objects of " + verdict.place().function()
                        + " grow by histograms that may count garbage; a JFR recording tells whether the heap does as"
                        + " well, and " + DECIDES)
                .findFirst();
    }

    /** What a Clean does not speak of: classes that grow while the heap after collection does not, as far as it tells. */
    static Optional<String> reservation(List<PlaceVerdict> verdicts) {
        return verdicts.stream()
                .filter(Garbage::grows)
                .flatMap(verdict -> verdict.pods().stream())
                .flatMap(pod -> CollectedHeap.of(pod.evidence().gauges()).stream())
                .map(heap -> "classes that grow are held for garbage, for " + heap.display()
                        + "; a leak of less than 8 MiB or a tenth of that would not be seen, and " + DECIDES)
                .findFirst();
    }

    private static boolean grows(PlaceVerdict verdict) {
        return verdict.tier() == Tier.OBSERVATION
                && verdict.signals().stream()
                        .anyMatch(signal -> signal.detector().equals(Rule.GROWING.name()))
                && verdict.pods().stream()
                        .map(Judge.PodVerdict::evidence)
                        .anyMatch(pod -> pod.placeKind() == Place.Kind.RESOURCE && explains(pod));
    }
}
