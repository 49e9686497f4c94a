package io.fleetprof.operator.target;

import io.fleetprof.api.v1alpha1.TargetSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The targets a request means.
 *
 * @param matched how many its selector or workload has
 * @param chosen at most {@code maxPods} of them, by name
 */
public record Selection(int matched, List<Target> chosen) {
    public Selection {
        chosen = List.copyOf(chosen);
    }

    public static Selection of(TargetSpec spec, List<Target> targets) {
        List<Target> matched =
                targets.stream().filter(target -> isMeant(spec, target)).toList();
        return new Selection(matched.size(), spread(matched, spec.maxPods()));
    }

    private static boolean isMeant(TargetSpec spec, Target target) {
        boolean labels = spec.bySelector()
                .map(selector -> selector.matches(target.labels()))
                .orElse(true);
        boolean workload = spec.byWorkload()
                .map(ref -> ref.name().equals(target.container().workload()))
                .orElse(true);
        return labels && workload;
    }

    /** One of each workload in turn, so that a large one does not crowd out the others. */
    private static List<Target> spread(List<Target> matched, int most) {
        Map<String, Deque<Target>> workloads = matched.stream()
                .sorted(Comparator.comparing(Target::name))
                .collect(Collectors.groupingBy(
                        target -> target.container().workload(),
                        TreeMap::new,
                        Collectors.toCollection(ArrayDeque::new)));
        List<Target> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(most, matched.size())) {
            for (Deque<Target> workload : workloads.values()) {
                if (!workload.isEmpty() && chosen.size() < most) {
                    chosen.add(workload.removeFirst());
                }
            }
        }
        chosen.sort(Comparator.comparing(Target::name));
        return chosen;
    }
}
