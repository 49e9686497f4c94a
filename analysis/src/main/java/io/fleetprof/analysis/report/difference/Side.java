package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.difference.Difference.Amount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One family in one fleet, as the last file of one kind of each container shows it.
 *
 * @param places container → fingerprint → its populations, never empty lists
 */
record Side(Map<String, Map<Fingerprint, List<Population>>> places) {
    static Side of(Fleet fleet, Source source, Family family) {
        Map<String, Snapshot> last = new HashMap<>();
        fleet.snapshots().values().stream()
                .filter(snapshot -> snapshot.contents().source() == source)
                .forEach(snapshot -> last.put(snapshot.container().id(), snapshot));
        return new Side(last.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> rows(entry.getValue(), family))));
    }

    private static Map<Fingerprint, List<Population>> rows(Snapshot snapshot, Family family) {
        return snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == family && row.count() > 0)
                .collect(Collectors.groupingBy(row -> row.key().fingerprint()));
    }

    Set<Fingerprint> fingerprints() {
        return places.values().stream().flatMap(rows -> rows.keySet().stream()).collect(Collectors.toSet());
    }

    List<Population> everywhere(Fingerprint fingerprint) {
        return places.keySet().stream()
                .flatMap(container -> in(container, fingerprint).stream())
                .toList();
    }

    Amount amount(Fingerprint fingerprint) {
        return everywhere(fingerprint).stream()
                .map(row -> new Amount(row.count(), row.bytes()))
                .reduce(Amount.NONE, Amount::plus);
    }

    /** Everybody at a place in a container, or nothing if somebody is not named; nobody there is known too. */
    Optional<Identities> named(String container, Fingerprint fingerprint) {
        List<Population> rows = in(container, fingerprint);
        boolean all = rows.stream().allMatch(row -> row.ids().size() == row.count());
        return all
                ? Optional.of(rows.stream()
                        .map(Population::ids)
                        .reduce(Identities::plus)
                        .orElse(Identities.UNKNOWN))
                : Optional.empty();
    }

    private List<Population> in(String container, Fingerprint fingerprint) {
        return places.getOrDefault(container, Map.of()).getOrDefault(fingerprint, List.of());
    }
}
