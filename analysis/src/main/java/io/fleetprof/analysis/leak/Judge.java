package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks every rule about one place in every container, and joins the answers to one for the fleet. */
final class Judge {
    /** What noise may mute: what rests on size. What rests on growth or on the runtime's proof is never muted. */
    private static final Set<Rule> BY_SIZE =
            Set.of(Rule.NEVER_IDLE, Rule.ASLEEP, Rule.HELD_REQUESTS, Rule.SPREAD_AGES, Rule.OUTLIER);

    /** What rests on individuals being there in every snapshot: one snapshot shows that of everybody. */
    private static final Set<Rule> BY_PERSISTENCE = Set.of(Rule.NEVER_IDLE, Rule.ASLEEP, Rule.HELD_REQUESTS);

    private static final String SECOND_SNAPSHOT =
            "a second snapshot: one file cannot tell those who stay from those who"
                    + " pass (take two or more of the same process, some seconds apart)";

    private static final Comparator<PodVerdict> WORST_FIRST = Comparator.<PodVerdict, Tier>comparing(
                    pod -> pod.signals().getFirst().tier())
            .thenComparing(Comparator.comparingLong(
                            (PodVerdict pod) -> pod.evidence().series().difference())
                    .reversed())
            .thenComparing(
                    Comparator.comparingLong((PodVerdict pod) -> pod.evidence().last())
                            .reversed());

    private Judge() {}

    /** One container's answer: its signals, surest first; never empty. */
    record PodVerdict(Evidence evidence, List<Signal> signals) {}

    /** The fleet's answer: the tier, the surest signals, and the containers, worst first. */
    record PlaceVerdict(Fingerprint place, Tier tier, List<Signal> signals, List<PodVerdict> pods) {}

    static Optional<PlaceVerdict> judge(
            Fingerprint place, List<Evidence> evidence, List<Signal> overPods, Thresholds thresholds) {
        List<PodVerdict> pods = evidence.stream()
                .map(one -> new PodVerdict(one, signals(one, thresholds)))
                .filter(pod -> !pod.signals().isEmpty() || !overPods.isEmpty())
                .map(pod -> pod.signals().isEmpty() ? new PodVerdict(pod.evidence(), overPods) : pod)
                .sorted(WORST_FIRST)
                .toList();
        if (pods.isEmpty()) {
            return Optional.empty();
        }
        List<Signal> all = Stream.of(
                        inSeveralPods(evidence).stream(), overPods.stream(), pods.getFirst().signals().stream())
                .flatMap(signals -> signals)
                .sorted(Comparator.comparing(Signal::tier))
                .toList();
        return Optional.of(new PlaceVerdict(place, all.getFirst().tier(), all, pods));
    }

    private static List<Signal> signals(Evidence evidence, Thresholds thresholds) {
        boolean muted = Knowledge.LOADED.noise().stream().anyMatch(noise -> noise.mutes(evidence));
        return Stream.of(Rule.values())
                .filter(rule -> !muted || !BY_SIZE.contains(rule))
                .flatMap(rule -> rule.judge(evidence, thresholds).stream()
                        .map(signal -> seenOnce(rule, evidence, signal, thresholds)))
                .map(signal -> accompanying(evidence, signal))
                .sorted(Comparator.comparing(Signal::tier))
                .toList();
    }

    /** Library code is a fact; what leaks is the code that uses it. */
    private static Signal accompanying(Evidence evidence, Signal signal) {
        return Companions.follows(evidence) ? signal.atMost(Tier.OBSERVATION) : signal;
    }

    /** A single snapshot only suspects, but for states that prove by themselves that nobody will ever leave them. */
    private static Signal seenOnce(Rule rule, Evidence evidence, Signal signal, Thresholds thresholds) {
        boolean persists = !BY_PERSISTENCE.contains(rule)
                || !evidence.seenOnce()
                || evidence.neverWoken() >= evidence.threshold(thresholds);
        return persists ? signal : signal.atMost(Tier.SUSPECTED).lacking(SECOND_SNAPSHOT);
    }

    /** One unreachable goroutine is an idiom; differing numbers in two pods are a leak. */
    private static Optional<Signal> inSeveralPods(List<Evidence> evidence) {
        List<Long> counts = evidence.stream()
                .filter(pod -> !pod.leaked().isEmpty() && pod.leaked().getLast() > 0)
                .map(pod -> pod.leaked().getLast())
                .toList();
        return counts.stream().distinct().count() > 1
                ? Rule.UNREACHABLE.signal(Tier.PROVEN, "unreachable in " + counts.size() + " pods, in differing number")
                : Optional.empty();
    }
}
