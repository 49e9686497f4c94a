package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.leak.Judge.PlaceVerdict;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Snapshots in, findings out: the whole analysis, pure and without clocks of its own. */
public final class Detection {
    private Detection() {}

    /**
     * @param fleet every snapshot that receipts name
     * @param planned containers (or processes) that should have been read; those without a snapshot count as missing
     * @param doubt why no verdict may be Clean (two processes given as one), if anything
     */
    public static Analysis analyse(Fleet fleet, int planned, Thresholds thresholds, Optional<String> doubt) {
        Borrowers borrowers = Borrowers.in(fleet);
        Fleet named = borrowers.name(fleet);
        SortedMap<Fingerprint, List<Evidence>> places = Places.of(named);
        List<PlaceVerdict> verdicts = explained(judge(places, thresholds), places);
        Explanation explanation = new Explanation(places, borrowers, named);
        List<Finding> all = verdicts.stream()
                .map(explanation::of)
                .sorted(Ranking.WORST_FIRST)
                .toList();
        List<Finding> findings =
                all.stream().filter(f -> f.tier() != Tier.OBSERVATION).toList();
        List<Finding> observations =
                all.stream().filter(f -> f.tier() == Tier.OBSERVATION).toList();
        Sight sight = Sight.of(named, planned);
        Ruling ruling = Ruling.on(findings, sight, thresholds, doubt);
        return new Analysis(
                ruling.verdict(),
                ruling.reason(),
                findings,
                observations,
                sight.coverage(),
                sight.window(),
                remarks(named));
    }

    private static List<PlaceVerdict> judge(SortedMap<Fingerprint, List<Evidence>> places, Thresholds thresholds) {
        SortedMap<Fingerprint, List<Signal>> overPods = FleetRule.judge(places);
        List<PlaceVerdict> verdicts = new ArrayList<>();
        places.forEach(
                (place, evidence) -> Judge.judge(place, evidence, overPods.getOrDefault(place, List.of()), thresholds)
                        .ifPresent(verdicts::add));
        return verdicts;
    }

    /** Open descriptors that rise with a leak in code are that leak's descriptors, not a second one. */
    private static List<PlaceVerdict> explained(List<PlaceVerdict> verdicts, Map<Fingerprint, List<Evidence>> places) {
        List<List<Evidence>> leaks = verdicts.stream()
                .filter(v -> v.tier() != Tier.OBSERVATION && v.place().family() != Family.DESCRIPTOR)
                .map(v -> places.get(v.place()))
                .toList();
        return verdicts.stream()
                .filter(v -> v.place().family() != Family.DESCRIPTOR
                        || leaks.stream().noneMatch(leak -> Companions.explains(leak, places.get(v.place()))))
                .toList();
    }

    private static List<String> remarks(Fleet fleet) {
        TreeSet<String> remarks = new TreeSet<>();
        for (Snapshot snapshot : fleet.snapshots().values()) {
            snapshot.contents()
                    .remarks()
                    .forEach(remark -> remarks.add(snapshot.container().pod() + ": " + remark));
        }
        return List.copyOf(remarks);
    }
}
