package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.leak.Judge.PlaceVerdict;
import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
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
        return analyse(fleet, Directory.NONE, planned, thresholds, doubt);
    }

    /** @param directory names of whom the processes talk to */
    public static Analysis analyse(
            Fleet fleet, Directory directory, int planned, Thresholds thresholds, Optional<String> doubt) {
        Retainers retainers = Retainers.in(fleet);
        Witnesses witnesses = Witnesses.in(fleet, retainers);
        Fleet named = witnesses.name(fleet);
        SortedMap<Fingerprint, List<Evidence>> places = Places.of(named);
        List<PlaceVerdict> verdicts =
                Coroutines.settle(SameLeak.once(judge(places, thresholds), places, retainers), places);
        Peers peers = Peers.in(named, places, directory);
        ChainWitness chains = new ChainWitness(peers.chains(named));
        Explanation explanation = new Explanation(places, witnesses.beside(peers, Carriers.in(named), chains), named);
        List<Finding> all = Ranking.causesFirst(
                verdicts.stream()
                        .map(explanation::of)
                        .sorted(Ranking.WORST_FIRST)
                        .toList(),
                distances(verdicts, chains));
        List<Finding> findings =
                all.stream().filter(f -> f.tier() != Tier.OBSERVATION).toList();
        List<Finding> observations =
                all.stream().filter(f -> f.tier() == Tier.OBSERVATION).toList();
        Sight sight = Sight.of(named, planned);
        Optional<String> undecided = doubt.or(() -> Recordings.unwitnessed(fleet))
                .or(() -> Coroutines.undecided(verdicts))
                .or(() -> Garbage.undecided(verdicts));
        long limit = Growing.limit(places.values().stream().flatMap(List::stream));
        Ruling ruling = Ruling.on(findings, sight, limit, thresholds, undecided)
                .except(Recordings.reservation(fleet).or(() -> Garbage.reservation(verdicts)));
        return new Analysis(
                ruling.verdict(),
                ruling.reason(),
                findings,
                observations,
                sight.coverage(),
                sight.window(),
                chains.concerning(findings),
                remarks(named));
    }

    private static Map<Fingerprint, Integer> distances(List<PlaceVerdict> verdicts, ChainWitness chains) {
        Map<Fingerprint, Integer> distances = new HashMap<>();
        verdicts.forEach(verdict -> chains.distance(verdict.pods().getFirst().evidence())
                .ifPresent(distance -> distances.put(verdict.place(), distance)));
        return distances;
    }

    private static List<PlaceVerdict> judge(SortedMap<Fingerprint, List<Evidence>> places, Thresholds thresholds) {
        SortedMap<Fingerprint, List<Signal>> overPods = FleetRule.judge(places);
        List<PlaceVerdict> verdicts = new ArrayList<>();
        places.forEach(
                (place, evidence) -> Judge.judge(place, evidence, overPods.getOrDefault(place, List.of()), thresholds)
                        .ifPresent(verdicts::add));
        return verdicts;
    }

    private static List<String> remarks(Fleet fleet) {
        TreeSet<String> remarks = new TreeSet<>(Recordings.remarks(fleet));
        remarks.addAll(Sight.unread(fleet));
        Launchers.remarks(fleet).forEach(remarks::add);
        for (Snapshot snapshot : fleet.snapshots().values()) {
            snapshot.contents()
                    .remarks()
                    .forEach(remark -> remarks.add(snapshot.container().pod() + ": " + remark));
        }
        return List.copyOf(remarks);
    }
}
