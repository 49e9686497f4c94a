package io.fleetprof.analysis.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link SnapshotWriter} wrote. A bucket may be written to by others, so nothing in it is believed unseen. */
public final class SnapshotParser {
    /** Uncompressed; a snapshot of 100,000 named goroutines has under 1 MiB. */
    public static final long MAX_BYTES = 256L << 20;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(1 << 16)
                            .build())
                    .build())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            // Reading on to the end is what checks gzip's own sum.
            .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);

    private SnapshotParser() {}

    /** What became of a snapshot file. */
    public sealed interface Parsed {
        record Good(Snapshot snapshot) implements Parsed {}

        record Bad(Reading.Refused why) implements Parsed {}
    }

    /** Reads to the end and closes; never throws for what the bytes say. */
    public static Parsed parse(InputStream gzip) {
        return Refusal.guard(
                () -> {
                    try (gzip;
                            Intake intake = new Intake(gzip, MAX_BYTES, MAX_BYTES, Long.MAX_VALUE)) {
                        return parse(intake);
                    }
                },
                Parsed.Bad::new);
    }

    private static Parsed parse(Intake intake) throws IOException {
        try {
            SnapshotFile file = JSON.readValue(intake.stream(), SnapshotFile.class);
            if (file == null || !SnapshotFile.KIND.equals(file.kind()) || file.version() != SnapshotFile.VERSION) {
                throw new Refusal(Defect.UNSUPPORTED, "no snapshot file of version " + SnapshotFile.VERSION);
            }
            return new Parsed.Good(snapshot(file));
        } catch (JacksonException e) {
            throw new Refusal(
                    Defect.CORRUPT,
                    "snapshot file: broken JSON (" + e.getClass().getSimpleName() + ")");
        } catch (IllegalArgumentException | DateTimeException | NullPointerException | IndexOutOfBoundsException e) {
            // Each row is checked where it is made: by a record, an enum, a list or the clock.
            throw new Refusal(
                    Defect.CORRUPT,
                    "snapshot file: a value that cannot be (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Snapshot snapshot(SnapshotFile file) {
        List<Frame> frames = list(file.frames()).stream()
                .map(call -> new Frame(text(call.function()), text(call.file()), call.line()))
                .toList();
        List<Population> rows = list(file.populations()).stream()
                .map(row -> population(row, frames))
                .toList();
        Contents contents = new Contents(
                Source.valueOf(file.source()),
                Optional.ofNullable(file.buildId()),
                instant(file.clock()),
                rows,
                gauges(map(file.gauges())),
                list(file.remarks()));
        Optional<Duration> elapsed = Optional.ofNullable(file.elapsedNanos()).map(Duration::ofNanos);
        return new Snapshot(
                container(file.container()),
                file.sequence(),
                elapsed,
                instant(file.takenAt()),
                text(file.artifact()),
                contents);
    }

    private static Container container(SnapshotFile.Owner owner) {
        return new Container(
                text(owner.podUid()),
                text(owner.name()),
                owner.restarts(),
                text(owner.pod()),
                text(owner.workload()),
                instant(owner.started()));
    }

    private static Population population(SnapshotFile.Row row, List<Frame> frames) {
        State state = new State(text(row.state()), StateClass.valueOf(row.stateClass()));
        Place place = new Place(text(row.place()), Place.Kind.valueOf(row.placeKind()));
        SortedMap<Frame, Long> creators = new TreeMap<>();
        list(row.creators()).forEach(creator -> creators.put(frames.get(creator.frame()), creator.count()));
        return new Population(
                new PopulationKey(Family.valueOf(row.family()), state, place),
                row.count(),
                row.bytes(),
                row.sampled(),
                identities(row.ids()),
                identities(row.waits()),
                row.minutes() == null ? Ages.UNKNOWN : new Ages(new TreeMap<>(row.minutes())),
                frames.get(row.site()),
                list(row.traces()).stream().map(path -> trace(path, frames)).toList(),
                creators,
                new TreeMap<>(map(row.labels())));
    }

    private static Trace trace(SnapshotFile.Path path, List<Frame> frames) {
        return new Trace(
                new Stack(Arrays.stream(path.frames()).mapToObj(frames::get).toList()), path.count());
    }

    private static Identities identities(long[] differences) {
        if (differences == null) {
            return Identities.UNKNOWN;
        }
        Arrays.parallelPrefix(differences, Long::sum);
        return Identities.of(differences);
    }

    /** A gauge of a newer version says nothing to this one. */
    private static Map<Gauge, Long> gauges(Map<String, Long> named) {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        for (Gauge gauge : Gauge.values()) {
            Optional.ofNullable(named.get(gauge.name())).ifPresent(value -> gauges.put(gauge, value));
        }
        return gauges;
    }

    private static Optional<Instant> instant(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> map(Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
