package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Turnover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The detectors that look at all pods of a place together: leaks too slow for any single pod to show. */
enum FleetRule {
    FLEET_GROWTH("more in nearly every pod, by a rank test over all of them, though in none of them by enough") {
        @Override
        boolean eligible(List<Evidence> pods) {
            return pods.size() >= LEAST_GROWING_PODS
                    && pods.stream().allMatch(pod -> pod.series().points().size() >= LEAST_POINTS)
                    && pods.stream().noneMatch(pod -> pod.youngerThan(Growing.SETTLED));
        }

        @Override
        boolean enough(List<Evidence> pods) {
            return Growing.beyondDrift(
                            pods.stream().mapToLong(Evidence::first).sum(),
                            pods.stream().mapToLong(Evidence::last).sum())
                    && !Growing.onlyMoved(pods);
        }

        @Override
        Ranks ranks(List<Evidence> pods) {
            return pods.stream()
                    .map(pod -> Ranks.of(pod.series().points().stream()
                            .mapToLong(Point::count)
                            .toArray()))
                    .reduce(new Ranks(0, 0), Ranks::plus);
        }

        /** Load rises in all pods at once as well: only individuals that stay make it more than a suspicion. */
        @Override
        Tier tier(List<Evidence> pods) {
            return pods.stream().anyMatch(pod -> pod.turnover() == Turnover.SAME) ? Tier.PROBABLE : Tier.SUSPECTED;
        }
    },
    RISES_WITH_AGE("the older the pod, the more, over five pods or more of different age") {
        @Override
        boolean eligible(List<Evidence> pods) {
            List<Evidence> byAge = byAge(pods);
            return byAge.size() == pods.size()
                    && pods.size() >= LEAST_AGED_PODS
                    && age(byAge.getFirst()).multipliedBy(2).compareTo(age(byAge.getLast())) <= 0;
        }

        @Override
        boolean enough(List<Evidence> pods) {
            List<Evidence> byAge = byAge(pods);
            return Growing.beyondDrift(byAge.getFirst().last(), byAge.getLast().last());
        }

        @Override
        Ranks ranks(List<Evidence> pods) {
            return Ranks.of(byAge(pods).stream().mapToLong(Evidence::last).toArray());
        }

        @Override
        Tier tier(List<Evidence> pods) {
            return Tier.SUSPECTED;
        }
    };

    private static final int LEAST_GROWING_PODS = 3;
    private static final int LEAST_POINTS = 3;
    private static final int LEAST_AGED_PODS = 5;

    private final String meaning;

    FleetRule(String meaning) {
        this.meaning = meaning;
    }

    /** Whether the test can be made at all. Never by size: whoever tests only what is large finds chance. */
    abstract boolean eligible(List<Evidence> pods);

    /** Whether what the test found is large enough to matter. */
    abstract boolean enough(List<Evidence> pods);

    abstract Ranks ranks(List<Evidence> pods);

    abstract Tier tier(List<Evidence> pods);

    /** One sentence, the same in the documentation. */
    String meaning() {
        return meaning;
    }

    /** What all rules say of all places. */
    static SortedMap<Fingerprint, List<Signal>> judge(Map<Fingerprint, List<Evidence>> places) {
        SortedMap<Fingerprint, List<Signal>> signals = new TreeMap<>();
        for (FleetRule rule : values()) {
            Map<Fingerprint, Ranks> tests = new TreeMap<>();
            places.forEach((place, pods) -> {
                if (countable(place, pods) && rule.eligible(pods)) {
                    tests.put(place, rule.ranks(pods));
                }
            });
            Ranks.discoveries(tests, Ranks::probability).stream()
                    .filter(place -> rule.enough(places.get(place)))
                    .forEach(place -> signals.computeIfAbsent(place, unused -> new ArrayList<>())
                            .add(rule.signal(places.get(place), tests.get(place))));
        }
        return signals;
    }

    private static boolean countable(Fingerprint place, List<Evidence> pods) {
        return place.family() != Family.HEAP
                && pods.stream().noneMatch(pod -> pod.turnover() == Turnover.TURNED_OVER || Companions.follows(pod));
    }

    private Signal signal(List<Evidence> pods, Ranks ranks) {
        String had = String.format(
                Locale.ROOT, "%s: %d pods, rank test p = %.2g", meaning, pods.size(), ranks.probability());
        Tier tier = tier(pods);
        List<String> lacked = tier == Tier.PROBABLE
                ? List.of()
                : List.of(
                        "identities that stay: a load that rises everywhere looks the same (goroutine debug=2 tells)");
        return new Signal(tier, name(), List.of(had), lacked);
    }

    private static List<Evidence> byAge(List<Evidence> pods) {
        return pods.stream()
                .filter(pod -> pod.age().isPresent())
                .sorted(Comparator.comparing(FleetRule::age))
                .toList();
    }

    private static Duration age(Evidence pod) {
        return pod.age().orElse(Duration.ZERO);
    }
}
