package io.fleetprof.operator.result;

import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.artifact.StackFile;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.pprof.Stacks;
import io.fleetprof.analysis.report.flame.FlameGraphs;
import io.fleetprof.analysis.report.flame.StackSource;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.Receipt;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Flame graphs of a run, drawn over all its containers from the raw profiles, whose totals they show. */
public final class Flames {
    /** What a page shows: kind → title. The value is the one that pprof itself shows by default. */
    private static final Map<ProfileKind, String> TITLES = Map.of(
            ProfileKind.GOROUTINE, "goroutines",
            ProfileKind.HEAP, "live bytes",
            ProfileKind.ALLOCS, "bytes allocated since the start",
            ProfileKind.CPU, "processor time in nanoseconds",
            ProfileKind.MUTEX, "time others waited for the lock in nanoseconds",
            ProfileKind.BLOCK, "time blocked in nanoseconds");

    private static final BinaryOperator<Receipt.Artifact> FIRST =
            BinaryOperator.minBy(Comparator.comparingInt(Receipt.Artifact::number));
    private static final BinaryOperator<Receipt.Artifact> LAST =
            BinaryOperator.maxBy(Comparator.comparingInt(Receipt.Artifact::number));
    /** A page over more adds hours of reading and nothing to see. */
    private static final int MAX_CONTAINERS = 50;

    private static final Set<Family> THREADS = Set.of(Family.THREAD, Family.VIRTUAL_THREAD);
    private static final String RAW = ".pb.gz";

    private final ArtifactStore store;
    private final List<Receipt> receipts;

    private Flames(ArtifactStore store, List<Receipt> receipts) {
        this.store = store;
        this.receipts = receipts.stream().limit(MAX_CONTAINERS).toList();
    }

    /** Pages by their name in {@code report/}; a kind of which nothing was taken has none. */
    public static Map<String, String> of(ArtifactStore store, Harvest harvest) {
        Flames flames = new Flames(store, harvest.receipts());
        Map<String, String> pages = new TreeMap<>();
        for (ProfileKind kind : TITLES.keySet()) {
            flames.page(kind)
                    .ifPresent(page -> pages.put("flame-" + kind.label().toLowerCase(Locale.ROOT) + ".html", page));
        }
        flames.growth().ifPresent(page -> pages.put("flame-goroutine-growth.html", page));
        threads(harvest.fleet()).ifPresent(page -> pages.put("flame-thread.html", page));
        return pages;
    }

    private Optional<String> page(ProfileKind kind) {
        List<String> keys = keys(kind, LAST);
        String title = TITLES.get(kind) + ", last profile of " + keys.size() + " containers";
        return keys.isEmpty() ? Optional.empty() : Optional.of(FlameGraphs.page(title, source(kind, keys)));
    }

    /** Where there are more goroutines in the last profile than in the first. */
    private Optional<String> growth() {
        List<String> first = keys(ProfileKind.GOROUTINE, FIRST);
        List<String> last = keys(ProfileKind.GOROUTINE, LAST);
        return first.equals(last)
                ? Optional.empty()
                : Optional.of(FlameGraphs.difference(
                        "goroutines, last profile (red: more than in the first)",
                        source(ProfileKind.GOROUTINE, first),
                        source(ProfileKind.GOROUTINE, last)));
    }

    /** Of thread dumps the commonest stacks of every place, as their snapshots keep them. */
    private static Optional<String> threads(Fleet fleet) {
        Map<String, List<Trace>> last = new TreeMap<>();
        fleet.snapshots().forEach((key, snapshot) -> {
            List<Trace> traces = snapshot.contents().populations().stream()
                    .filter(row -> THREADS.contains(row.key().family()))
                    .flatMap(row -> row.traces().stream())
                    .toList();
            if (!traces.isEmpty()) {
                last.put(key.container(), traces);
            }
        });
        String title = "threads, last dump of " + last.size() + " containers";
        List<Trace> all = last.values().stream().flatMap(List::stream).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(FlameGraphs.page(title, StackSource.of(all)));
    }

    private List<String> keys(ProfileKind kind, BinaryOperator<Receipt.Artifact> choice) {
        return receipts.stream()
                .flatMap(receipt -> receipt.artifacts().stream()
                        .filter(artifact -> artifact.kind().equals(kind.label()))
                        .filter(artifact -> artifact.key().endsWith(RAW))
                        .reduce(choice)
                        .stream())
                .map(Receipt.Artifact::key)
                .toList();
    }

    /** Reads one file at a time; one that is gone or damaged adds nothing, and the harvest has said so. */
    private StackSource source(ProfileKind kind, List<String> keys) {
        return visitor -> keys.forEach(key -> store.get(key, Bounds.DEFAULT.compressed(), bytes -> {
            if (StackFile.read(bytes, Bounds.DEFAULT) instanceof StackFile.Read(Stacks stacks)) {
                int shown = shown(kind, stacks);
                stacks.forEach((frames, values) -> visitor.stack(frames, values[shown]));
            }
            return key;
        }));
    }

    private static int shown(ProfileKind kind, Stacks stacks) {
        int last = stacks.sampleTypes().size() - 1;
        return kind == ProfileKind.ALLOCS ? Math.min(1, last) : last;
    }
}
