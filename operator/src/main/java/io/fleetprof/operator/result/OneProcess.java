package io.fleetprof.operator.result;

import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.operator.result.oneprocess.Contradiction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The containers whose snapshots are of one life of one program; what the others' say must not be compared.
 *
 * @param fleet without the containers that contradict themselves
 * @param contradictions one line for each of those
 */
record OneProcess(Fleet fleet, List<String> contradictions) {
    static OneProcess in(Fleet fleet) {
        Map<String, List<Snapshot>> containers = fleet.snapshots().values().stream()
                .collect(Collectors.groupingBy(
                        snapshot -> snapshot.container().id(), TreeMap::new, Collectors.toList()));
        List<String> contradictions = new ArrayList<>();
        TreeMap<SnapshotKey, Snapshot> trusted = new TreeMap<>(fleet.snapshots());
        for (List<Snapshot> snapshots : containers.values()) {
            contradiction(snapshots).ifPresent(line -> {
                contradictions.add(line);
                snapshots.forEach(snapshot -> trusted.remove(snapshot.key()));
            });
        }
        return new OneProcess(new Fleet(trusted), contradictions);
    }

    private static Optional<String> contradiction(List<Snapshot> snapshots) {
        String pod = snapshots.getFirst().container().pod();
        return Contradiction.in(snapshots).map(why -> pod + ": NotOneProcess: " + why);
    }
}
