package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells which virtual threads are pinned: they wait and keep their carrier, so that all others stand still as soon as
 * there are as many of them as carriers, which is one a processor.
 */
final class Carriers implements Witness {
    private static final String PINNED = "java.lang.VirtualThread.parkOnCarrierThread";
    private static final Set<Family> THREADS = Set.of(Family.THREAD, Family.VIRTUAL_THREAD);
    private static final int MAX_PLACES = 3;

    private final Map<Container, String> pinned = new HashMap<>();

    private Carriers() {}

    static Carriers in(Fleet fleet) {
        Carriers carriers = new Carriers();
        fleet.snapshots().values().forEach(carriers::read);
        return carriers;
    }

    private void read(Snapshot snapshot) {
        Map<String, Long> places = new TreeMap<>();
        snapshot.contents().populations().stream()
                .filter(row -> THREADS.contains(row.key().family()))
                .forEach(row -> places.merge(row.site().display(), pinned(row), Long::sum));
        places.values().removeIf(count -> count == 0);
        if (!places.isEmpty()) {
            pinned.put(snapshot.container(), listed(places));
        }
    }

    private static long pinned(Population row) {
        return row.traces().stream()
                .filter(trace -> trace.stack().anyFunction(PINNED::equals))
                .mapToLong(Trace::count)
                .sum();
    }

    private static String listed(Map<String, Long> places) {
        return places.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MAX_PLACES)
                .map(place -> place.getValue() + " at " + place.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Testimony on(Evidence evidence) {
        String places = pinned.get(evidence.series().container());
        return places != null && evidence.family() == Family.VIRTUAL_THREAD
                ? Testimony.had("pinned to their carriers: " + places).word("{pinned}", places)
                : Testimony.NONE;
    }
}
