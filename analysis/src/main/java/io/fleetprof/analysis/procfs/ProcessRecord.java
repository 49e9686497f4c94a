package io.fleetprof.analysis.procfs;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A process at one time: what it holds open, whom it talks to, what it weighs. Holds no path, argument or environment
 * variable of the process: they may be secrets.
 *
 * @param pid as the reader saw it
 * @param takenAt by the reader's clock
 * @param started when the process began, where readable
 * @param descriptors open descriptors by kind
 * @param sockets by protocol, state and peer, at most {@link SocketGroup#MAX} and "other peers"
 * @param gauges figures of the whole process
 * @param remarks what could not be read, one line each
 */
public record ProcessRecord(
        long pid,
        Instant takenAt,
        Optional<Instant> started,
        Map<DescriptorKind, Long> descriptors,
        List<SocketGroup> sockets,
        Map<Gauge, Long> gauges,
        List<String> remarks) {
    private static final State OPEN = new State("open", StateClass.OPEN);

    public ProcessRecord {
        descriptors = sorted(DescriptorKind.class, descriptors);
        gauges = sorted(Gauge.class, gauges);
        sockets = List.copyOf(sockets);
        remarks = List.copyOf(remarks);
    }

    private static <K extends Enum<K>> Map<K, Long> sorted(Class<K> type, Map<K, Long> rows) {
        EnumMap<K, Long> copy = new EnumMap<>(type);
        copy.putAll(rows);
        return Collections.unmodifiableMap(copy);
    }

    /** One row a kind of descriptor and one a group of sockets; sockets that no table names are "socket other". */
    public Contents contents() {
        SortedMap<PopulationKey, Long> rows = new TreeMap<>();
        descriptors.forEach((kind, count) -> {
            if (kind != DescriptorKind.SOCKET) {
                rows.put(key(kind.label(), OPEN), count);
            }
        });
        sockets.forEach(group -> rows.merge(key(group.place(), group.state().state()), group.count(), Long::sum));
        long named = sockets.stream().mapToLong(SocketGroup::count).sum();
        long unnamed = descriptors.getOrDefault(DescriptorKind.SOCKET, 0L) - named;
        if (unnamed > 0) {
            rows.put(key("socket other", OPEN), unnamed);
        }
        List<Population> populations = rows.entrySet().stream()
                .map(row -> Population.counted(row.getKey(), row.getValue()))
                .toList();
        return new Contents(Source.PROCESS, Optional.empty(), Optional.of(takenAt), populations, gauges, remarks);
    }

    private static PopulationKey key(String place, State state) {
        return new PopulationKey(Family.DESCRIPTOR, state, Place.resource(place));
    }
}
