package io.fleetprof.operator.result;

import io.fleetprof.analysis.report.FindingsJson;
import io.fleetprof.analysis.report.MarkdownReport;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.page.HtmlReport;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.StoreProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into the store what people and programs read of a run: findings, report, flame graphs. */
public final class Publication {
    private final ArtifactStore store;
    private final Keys keys;

    public Publication(ArtifactStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * Writes all of it, the manifest last; the first problem, if any, is the answer.
     *
     * @param flames pages by their names in {@code report/}
     */
    public Optional<StoreProblem> publish(Report report, Map<String, String> flames, List<Receipt> receipts) {
        Map<String, byte[]> pages = new LinkedHashMap<>();
        flames.forEach((file, page) -> pages.put(keys.report(file), bytes(page)));
        pages.put(keys.report("report.md"), bytes(MarkdownReport.render(report)));
        pages.put(keys.report("index.html"), bytes(HtmlReport.render(report)));
        pages.put(keys.findings(), findings(report));
        pages.put(keys.manifest(), Manifest.write(keys, receipts, List.copyOf(pages.keySet())));
        return pages.entrySet().stream()
                .map(page -> store.put(page.getKey(), page.getValue()))
                .flatMap(put -> put.failure().stream())
                .findFirst();
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
