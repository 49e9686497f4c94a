package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What recordings say of a JVM as a whole: facts for every reader, and why a rising heap may not be called clean. */
final class Recordings {
    private static final long LEAST_CLASSES = 500;

    private Recordings() {}

    /**
     * A heap that rises while the JVM sampled no old object that could tell why: {@code NoOldObjects}. The reservoir can
     * stay empty though ten megabytes a second leak.
     */
    static Optional<String> unwitnessed(Fleet fleet) {
        return recordings(fleet)
                .filter(recording -> witnesses(recording).isEmpty())
                .flatMap(recording -> rising(recording)
                        .map(heap -> "NoOldObjects: in " + recording.container().pod() + " " + heap.display()
                                + " and the recording sampled no live object; record for longer, or take class"
                                + " histograms (impact Medium)")
                        .stream())
                .findFirst();
    }

    /** What a Clean does not speak of: a heap that rises, of which only class histograms tell what is kept. */
    static Optional<String> reservation(Fleet fleet) {
        return recordings(fleet)
                .flatMap(recording -> rising(recording)
                        .map(heap -> "what the heap keeps was not judged: in "
                                + recording.container().pod() + " " + heap.display()
                                + "; class histograms (impact Medium) tell")
                        .stream())
                .findFirst()
                .filter(_ -> fleet.snapshots().values().stream()
                        .noneMatch(snapshot -> snapshot.contents().source() == Source.HISTOGRAM));
    }

    /** One line for each recording whose heap rises, and for each process that loads classes and unloads none. */
    static List<String> remarks(Fleet fleet) {
        List<String> remarks = new ArrayList<>();
        Map<Container, Map<Gauge, Long>> before = new TreeMap<>();
        recordings(fleet).forEach(recording -> {
            String pod = recording.container().pod() + ": ";
            rising(recording)
                    .ifPresent(
                            heap -> remarks.add(pod + heap.display() + " while it was recorded; " + holder(recording)));
            Map<Gauge, Long> gauges = recording.contents().gauges();
            Map<Gauge, Long> first = before.putIfAbsent(recording.container(), gauges);
            if (first != null && onlyLoads(first, gauges)) {
                remarks.add(pod + "classes loaded rose from " + first.get(Gauge.CLASSES_LOADED) + " to "
                        + gauges.get(Gauge.CLASSES_LOADED)
                        + " and none was unloaded: a class loader may be kept alive");
            }
        });
        return remarks;
    }

    private static Stream<Snapshot> recordings(Fleet fleet) {
        return fleet.snapshots().values().stream()
                .filter(snapshot -> snapshot.contents().source() == Source.JFR);
    }

    private static Optional<CollectedHeap> rising(Snapshot recording) {
        return CollectedHeap.of(recording.contents().gauges()).filter(CollectedHeap::rises);
    }

    private static List<Population> witnesses(Snapshot recording) {
        return recording.contents().populations().stream()
                .filter(row -> row.key().family() == Family.WITNESS && row.sampled() > 0)
                .toList();
    }

    private static String holder(Snapshot recording) {
        List<Population> witnesses = witnesses(recording);
        long all = witnesses.stream().mapToLong(Population::sampled).sum();
        return witnesses.stream()
                .max(Comparator.comparingLong(Population::sampled))
                .map(top -> "of " + all + " sampled live objects " + top.sampled() + " stand at "
                        + top.site().display() + ". Class histograms (impact Medium) tell what grows")
                .orElse("no live object was sampled (NoOldObjects)");
    }

    private static boolean onlyLoads(Map<Gauge, Long> first, Map<Gauge, Long> last) {
        return rise(first, last, Gauge.CLASSES_LOADED) >= LEAST_CLASSES
                && rise(first, last, Gauge.CLASSES_UNLOADED) == 0;
    }

    private static long rise(Map<Gauge, Long> first, Map<Gauge, Long> last, Gauge gauge) {
        return last.getOrDefault(gauge, 0L) - first.getOrDefault(gauge, 0L);
    }
}
