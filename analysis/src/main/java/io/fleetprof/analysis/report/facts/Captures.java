package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The snapshots of a fleet by pod: what findings are looked up in, which name pods only. */
public final class Captures {
    private final Map<String, Map<Container, List<Snapshot>>> pods;

    private Captures(Map<String, Map<Container, List<Snapshot>>> pods) {
        this.pods = pods;
    }

    public static Captures of(Fleet fleet) {
        return new Captures(fleet.snapshots().values().stream()
                .collect(Collectors.groupingBy(
                        it -> it.container().pod(),
                        TreeMap::new,
                        Collectors.groupingBy(Snapshot::container, TreeMap::new, Collectors.toList()))));
    }

    public List<String> pods() {
        return List.copyOf(pods.keySet());
    }

    /** By container; empty for a pod of which there is no snapshot. */
    public Map<Container, List<Snapshot>> of(String pod) {
        return pods.getOrDefault(pod, Map.of());
    }

    /** The counts of a pod with their snapshots; empty when those are not at hand. */
    public Optional<Track> track(Finding finding, PodShare share) {
        return of(share.pod()).values().stream()
                .flatMap(snapshots -> Track.of(finding, share, snapshots).stream())
                .findFirst();
    }

    /** The track of the worst pod. */
    public Optional<Track> worst(Finding finding) {
        return finding.pods().stream().findFirst().flatMap(pod -> track(finding, pod));
    }
}
