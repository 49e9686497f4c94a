package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Place;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** For those who wait to receive: did a place that sends vanish while they grew? */
final class Producers {
    private Producers() {}

    static Optional<String> lost(Evidence receivers, SortedMap<Fingerprint, List<Evidence>> places) {
        boolean asked = receivers.family() == Family.GOROUTINE
                && receivers.state().name().startsWith("chan receive")
                && receivers.series().rising();
        if (!asked) {
            return Optional.empty();
        }
        return places.values().stream()
                .flatMap(List::stream)
                .filter(other ->
                        other.series().container().equals(receivers.series().container()))
                .filter(other -> other.placeKind() == Place.Kind.USER && other.first() > 0 && other.last() == 0)
                .filter(other -> other.state().name().startsWith("chan send"))
                .map(other -> "producer %s: %d → 0"
                        .formatted(other.series().fingerprint().function(), other.first()))
                .findFirst()
                .or(() -> Optional.of("producer: not observed"));
    }
}
