package io.fleetprof.operator.target.pod;

import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which pods stand for all: of each revision the oldest, where a slow leak has grown longest, the one nearest its memory
 * limit, and the one restarted most; the rest spread over the nodes. Those that are left alone come last. Pure, and the
 * same for the same pods in any order.
 */
final class Sample {
    private static final Comparator<Target> BY_NAME = Comparator.comparing(Target::name);
    private static final List<Function<Collection<Target>, Optional<Target>>> TELLING =
            List.of(Sample::oldest, Sample::nearestItsLimit, Sample::mostRestarted);

    private final int most;
    private final Set<Target> chosen = new LinkedHashSet<>();

    private Sample(int most) {
        this.most = most;
    }

    /** At most so many of them, by name. */
    static List<Target> of(List<Target> matched, int most) {
        Sample sample = new Sample(most);
        List<Target> open = matched.stream()
                .filter(target -> target.exemption().isEmpty())
                .sorted(BY_NAME)
                .toList();
        sample.takeTelling(open);
        sample.takeSpread(open);
        matched.stream()
                .filter(target -> target.exemption().isPresent())
                .sorted(BY_NAME)
                .forEach(sample::take);
        return sample.chosen.stream().sorted(BY_NAME).toList();
    }

    private void take(Target target) {
        if (chosen.size() < most) {
            chosen.add(target);
        }
    }

    /** One of each revision in turn, so that a large one does not crowd out the others. */
    private void takeTelling(List<Target> targets) {
        Collection<List<Target>> revisions = targets.stream()
                .collect(Collectors.groupingBy(Sample::revision, TreeMap::new, Collectors.toList()))
                .values();
        TELLING.forEach(
                telling -> revisions.forEach(revision -> telling.apply(revision).ifPresent(this::take)));
    }

    private void takeSpread(List<Target> targets) {
        List<Target> left = new ArrayList<>(targets);
        left.removeAll(chosen);
        Map<String, Long> used = new HashMap<>();
        chosen.forEach(target -> used.merge(context(target).node(), 1L, Long::sum));
        while (!left.isEmpty() && chosen.size() < most) {
            Target next = left.stream()
                    .min(Comparator.comparing(
                            target -> used.getOrDefault(context(target).node(), 0L)))
                    .orElseThrow();
            take(next);
            left.remove(next);
            used.merge(context(next).node(), 1L, Long::sum);
        }
    }

    private static String revision(Target target) {
        Map<String, String> labels = target.labels();
        return target.container().workload() + "/"
                + labels.getOrDefault("pod-template-hash", labels.getOrDefault("controller-revision-hash", ""));
    }

    private static Optional<Target> oldest(Collection<Target> targets) {
        return targets.stream()
                .min(Comparator.comparing(target -> context(target).podStarted().orElse(Instant.MAX)));
    }

    /** Nobody where the figures are not known. */
    private static Optional<Target> nearestItsLimit(Collection<Target> targets) {
        return targets.stream()
                .filter(target -> fullness(context(target)) > 0)
                .max(Comparator.comparing(target -> fullness(context(target))));
    }

    private static double fullness(PodContext context) {
        long limit = context.memoryLimit().orElse(0L);
        return limit <= 0 ? 0 : (double) context.workingSet().orElse(0L) / limit;
    }

    private static Optional<Target> mostRestarted(Collection<Target> targets) {
        return targets.stream()
                .filter(target -> context(target).restarts() > 0)
                .max(Comparator.comparing(target -> context(target).restarts()));
    }

    private static PodContext context(Target target) {
        return target.reach().context();
    }
}
