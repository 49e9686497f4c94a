package io.fleetprof.analysis.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Sums sightings to populations: one row a key, at most {@link #MAX_POPULATIONS}; what comes after those is summed as
 * nowhere. Runtimes write the largest first, so that only the least is told in less detail. For one thread.
 */
public final class Census {
    /** No program has as many places of its own; a file made to fill the memory has. */
    public static final int MAX_POPULATIONS = 5_000;
    /** Different stacks, lines and labels of one population of which the commonest are chosen. */
    private static final int MAX_VARIANTS = 1_000;

    private final Map<PopulationKey, Tally> tallies = new HashMap<>();
    private final Predicate<Stack> witness;

    /** @param witness of a population's stacks at least one that satisfies this is kept, if there is one */
    public Census(Predicate<Stack> witness) {
        this.witness = witness;
    }

    public Census() {
        this(stack -> false);
    }

    public void add(Sighting sighting) {
        tallies.computeIfAbsent(bounded(sighting.key()), _ -> new Tally()).add(sighting, witness);
    }

    private PopulationKey bounded(PopulationKey key) {
        return tallies.size() < MAX_POPULATIONS || tallies.containsKey(key)
                ? key
                : new PopulationKey(key.family(), State.UNKNOWN, Place.NOWHERE);
    }

    public List<Population> populations() {
        return tallies.entrySet().stream()
                .map(row -> row.getValue().population(row.getKey(), witness))
                .sorted(Comparator.comparing(Population::key))
                .toList();
    }

    /** What is summed of one population. */
    private static final class Tally {
        private long count;
        private long bytes;
        private long sampled;
        private boolean witnessed;
        private final Names ids = new Names();
        private final Names waits = new Names();
        private final TreeMap<Integer, Long> minutes = new TreeMap<>();
        private final Map<Frame, Long> sites = new HashMap<>();
        private final Map<Stack, Long> stacks = new HashMap<>();
        private final Map<Frame, Long> creators = new HashMap<>();
        private final Map<String, Long> labels = new HashMap<>();

        void add(Sighting seen, Predicate<Stack> witness) {
            count += seen.count();
            bytes += seen.bytes();
            sampled += seen.sampled();
            ids.add(seen.ids());
            waits.add(seen.waits());
            seen.ages().minutes().forEach((minute, number) -> minutes.merge(minute, number, Long::sum));
            count(sites, seen.site(), seen.count());
            stack(seen, witness);
            seen.creator().ifPresent(frame -> count(creators, frame, seen.count()));
            seen.labels().forEach(label -> count(labels, label, seen.count()));
        }

        private void stack(Sighting seen, Predicate<Stack> witness) {
            boolean isFirstWitness = !witnessed && witness.test(seen.stack());
            witnessed |= isFirstWitness;
            if (isFirstWitness) {
                stacks.merge(seen.stack(), seen.count(), Long::sum);
            } else {
                count(stacks, seen.stack(), seen.count());
            }
        }

        private static <K> void count(Map<K, Long> counts, K key, long more) {
            if (counts.size() < MAX_VARIANTS || counts.containsKey(key)) {
                counts.merge(key, more, Long::sum);
            }
        }

        Population population(PopulationKey key, Predicate<Stack> witness) {
            return new Population(
                    key,
                    count,
                    bytes,
                    sampled,
                    ids.identities(),
                    waits.identities(),
                    new Ages(minutes),
                    commonest(sites, 1).firstKey(),
                    traces(witness),
                    commonest(creators, Population.MAX_ATTRIBUTES),
                    commonest(labels, Population.MAX_ATTRIBUTES));
        }

        private List<Trace> traces(Predicate<Stack> witness) {
            List<Trace> all = stacks.entrySet().stream()
                    .filter(row -> !row.getKey().frames().isEmpty())
                    .map(row -> new Trace(row.getKey(), row.getValue()))
                    .sorted(Comparator.comparingLong(Trace::count).reversed().thenComparing(Trace::stack))
                    .toList();
            List<Trace> kept = new ArrayList<>(all.subList(0, Math.min(Population.MAX_TRACES, all.size())));
            if (kept.size() < all.size() && kept.stream().noneMatch(trace -> witness.test(trace.stack()))) {
                all.stream()
                        .filter(trace -> witness.test(trace.stack()))
                        .findFirst()
                        .ifPresent(trace -> {
                            kept.removeLast();
                            kept.add(trace);
                        });
            }
            return kept;
        }

        private static <K extends Comparable<K>> TreeMap<K, Long> commonest(Map<K, Long> counts, int limit) {
            TreeMap<K, Long> top = new TreeMap<>();
            counts.entrySet().stream()
                    .sorted(Map.Entry.<K, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                    .limit(limit)
                    .forEach(row -> top.put(row.getKey(), row.getValue()));
            return top;
        }
    }

    /** Names of individuals; of all of them, or of none. */
    private static final class Names {
        private long[] names = new long[0];
        private int count;
        private boolean incomplete;

        void add(long[] more) {
            incomplete |= more.length == 0 || count + more.length > Identities.MAX;
            if (incomplete) {
                return;
            }
            if (count + more.length > names.length) {
                names = Arrays.copyOf(names, Math.max(count + more.length, names.length * 2));
            }
            System.arraycopy(more, 0, names, count, more.length);
            count += more.length;
        }

        Identities identities() {
            return incomplete ? Identities.UNKNOWN : Identities.of(Arrays.copyOf(names, count));
        }
    }
}
