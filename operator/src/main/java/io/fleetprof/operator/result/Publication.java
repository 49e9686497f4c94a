package io.fleetprof.operator.result;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.FindingsJson;
import io.fleetprof.analysis.report.HtmlReport;
import io.fleetprof.analysis.report.MarkdownReport;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.flame.FlameGraphs;
import io.fleetprof.analysis.report.flame.StackSource;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.Put;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.StoreProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts into the store what people and programs read of a run: findings, report, flame graphs. */
public final class Publication {
    private final ArtifactStore store;
    private final Keys keys;

    public Publication(ArtifactStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** Pages of flame graphs by their name in {@code report/}; made before the report, which links to them. */
    public static Map<String, String> flames(Fleet fleet) {
        Map<String, String> pages = new TreeMap<>();
        Collection<Snapshot> snapshots = fleet.snapshots().values();
        flame(snapshots, Source.GOROUTINE_DEBUG0, Family.GOROUTINE, "goroutines")
                .ifPresent(page -> pages.put("flame-goroutine.html", page));
        flame(snapshots, Source.HEAP, Family.HEAP, "live objects")
                .ifPresent(page -> pages.put("flame-heap.html", page));
        return pages;
    }

    private static Optional<String> flame(Collection<Snapshot> snapshots, Source source, Family family, String unit) {
        Map<String, Snapshot> latest = new TreeMap<>();
        snapshots.stream()
                .filter(snapshot -> snapshot.contents().source() == source)
                .forEach(snapshot -> latest.put(snapshot.container().id(), snapshot));
        List<Trace> traces = latest.values().stream()
                .flatMap(snapshot -> snapshot.contents().populations().stream())
                .filter(row -> row.key().family() == family)
                .flatMap(row -> row.traces().stream())
                .toList();
        return traces.isEmpty()
                ? Optional.empty()
                : Optional.of(FlameGraphs.page(
                        unit + " by stack, the last snapshot of " + latest.size() + " containers",
                        StackSource.of(traces)));
    }

    /** Writes all of it, the manifest last; the first problem, if any, is the answer. */
    public Optional<StoreProblem> publish(Report report, Map<String, String> flames, List<Receipt> receipts) {
        Map<String, byte[]> pages = new LinkedHashMap<>();
        flames.forEach((file, page) -> pages.put(keys.report(file), bytes(page)));
        pages.put(keys.report("report.md"), bytes(MarkdownReport.render(report)));
        pages.put(keys.report("index.html"), bytes(HtmlReport.render(report)));
        pages.put(keys.findings(), findings(report));
        pages.put(keys.manifest(), Manifest.write(keys, receipts, List.copyOf(pages.keySet())));
        return pages.entrySet().stream()
                .map(page -> store.put(page.getKey(), page.getValue()))
                .flatMap(Publication::problem)
                .findFirst();
    }

    private static Stream<StoreProblem> problem(Put put) {
        return put instanceof Put.Failed(StoreProblem problem) ? Stream.of(problem) : Stream.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] findings(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            FindingsJson.write(report, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written", e);
        }
        return bytes.toByteArray();
    }
}
