package io.fleetprof.analysis.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes a snapshot as gzipped JSON; {@link SnapshotParser} reads it back equal. */
public final class SnapshotWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Frame, Integer> frames = new LinkedHashMap<>();

    private SnapshotWriter() {}

    public static byte[] write(Snapshot snapshot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            JSON.writeValue(gzip, new SnapshotWriter().file(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written", e);
        }
        return bytes.toByteArray();
    }

    private SnapshotFile file(Snapshot snapshot) {
        Contents contents = snapshot.contents();
        List<SnapshotFile.Row> rows =
                contents.populations().stream().map(this::row).toList();
        return new SnapshotFile(
                SnapshotFile.KIND,
                SnapshotFile.VERSION,
                owner(snapshot.container()),
                contents.source().name(),
                snapshot.sequence(),
                snapshot.elapsed().map(Duration::toNanos).orElse(null),
                snapshot.takenAt().map(Object::toString).orElse(null),
                snapshot.artifact(),
                contents.buildId().orElse(null),
                contents.clock().map(Object::toString).orElse(null),
                gauges(contents.gauges()),
                contents.remarks(),
                calls(),
                rows);
    }

    private static SnapshotFile.Owner owner(Container container) {
        String started = container.started().map(Object::toString).orElse(null);
        return new SnapshotFile.Owner(
                container.podUid(),
                container.name(),
                container.restarts(),
                container.pod(),
                container.workload(),
                started);
    }

    private static Map<String, Long> gauges(Map<Gauge, Long> gauges) {
        Map<String, Long> named = new LinkedHashMap<>();
        gauges.forEach((gauge, value) -> named.put(gauge.name(), value));
        return named;
    }

    private List<SnapshotFile.Call> calls() {
        return frames.keySet().stream()
                .map(frame -> new SnapshotFile.Call(frame.function(), frame.file(), frame.line()))
                .toList();
    }

    private SnapshotFile.Row row(Population row) {
        List<SnapshotFile.Creator> creators = new ArrayList<>();
        row.creators().forEach((frame, count) -> creators.add(new SnapshotFile.Creator(index(frame), count)));
        return new SnapshotFile.Row(
                row.key().family().name(),
                row.key().state().name(),
                row.key().state().stateClass().name(),
                row.key().place().function(),
                row.key().place().kind().name(),
                row.count(),
                row.bytes(),
                row.sampled(),
                differences(row.ids().toArray()),
                differences(row.waits().toArray()),
                row.ages().minutes(),
                index(row.site()),
                row.traces().stream().map(this::path).toList(),
                creators,
                row.labels());
    }

    private SnapshotFile.Path path(Trace trace) {
        int[] indexes = trace.stack().frames().stream().mapToInt(this::index).toArray();
        return new SnapshotFile.Path(indexes, trace.count());
    }

    private int index(Frame frame) {
        Integer known = frames.putIfAbsent(frame, frames.size());
        return known == null ? frames.size() - 1 : known;
    }

    private static long[] differences(long[] sorted) {
        for (int i = sorted.length - 1; i > 0; i--) {
            sorted[i] -= sorted[i - 1];
        }
        return sorted;
    }
}
