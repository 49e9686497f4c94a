package io.fleetprof.operator.result;

import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.artifact.StackFile;
import io.fleetprof.analysis.pprof.Stacks;
import io.fleetprof.analysis.report.flame.FlameGraphs;
import io.fleetprof.analysis.report.flame.StackSource;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.Receipt;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BinaryOperator;

/** Flame graphs of a run, drawn over all its containers: from the raw profiles, whose totals they show, and of threads. */
public final class Flames {
    /** Populations, of which there may be more; what a process has allocated or done can only rise. */
    private static final Set<FlameGraph> GROWING = Set.of(FlameGraph.GOROUTINE, FlameGraph.JFR_RUNNING);

    private static final BinaryOperator<Receipt.Artifact> FIRST =
            BinaryOperator.minBy(Comparator.comparingInt(Receipt.Artifact::number));
    private static final BinaryOperator<Receipt.Artifact> LAST =
            BinaryOperator.maxBy(Comparator.comparingInt(Receipt.Artifact::number));
    /** A page over more adds hours of reading and nothing to see. */
    private static final int MAX_CONTAINERS = 50;

    private static final List<String> RAW = List.of(".pb.gz", ".jfr");

    private final ArtifactStore store;
    private final List<Receipt> receipts;
    private final Map<String, String> pages = new TreeMap<>();

    private Flames(ArtifactStore store, List<Receipt> receipts) {
        this.store = store;
        this.receipts = receipts.stream().limit(MAX_CONTAINERS).toList();
    }

    /** Pages by their name in {@code report/}; what nothing was taken of has none. */
    public static Map<String, String> of(ArtifactStore store, Harvest harvest) {
        Flames flames = new Flames(store, harvest.receipts());
        for (FlameGraph graph : FlameGraph.values()) {
            flames.draw(graph);
        }
        flames.draw(ThreadFlames.in(harvest.fleet()));
        return flames.pages;
    }

    private void draw(FlameGraph graph) {
        List<String> first = keys(graph, FIRST);
        List<String> last = keys(graph, LAST);
        String title = graph.title() + ", last profile of " + last.size() + " containers";
        page(title, source(graph, last)).ifPresent(page -> pages.put(graph.page(), page));
        if (GROWING.contains(graph) && !first.equals(last)) {
            pages.put(graph.growthPage(), growth(graph.title(), source(graph, first), source(graph, last)));
        }
    }

    private void draw(ThreadFlames threads) {
        page("threads by their commonest stacks, last snapshot", threads.last())
                .ifPresent(page -> pages.put("flame-thread.html", page));
        if (threads.isSeries()) {
            pages.put("flame-thread-growth.html", growth("threads", threads.first(), threads.last()));
        }
    }

    private static Optional<String> page(String title, StackSource source) {
        AtomicBoolean any = new AtomicBoolean();
        String page = FlameGraphs.page(
                title,
                visitor -> source.forEach((frames, value) -> {
                    any.compareAndSet(false, value > 0);
                    visitor.stack(frames, value);
                }));
        return any.get() ? Optional.of(page) : Optional.empty();
    }

    private static String growth(String what, StackSource first, StackSource last) {
        return FlameGraphs.difference(what + ", last profile (red: more than in the first)", first, last);
    }

    private List<String> keys(FlameGraph graph, BinaryOperator<Receipt.Artifact> choice) {
        return receipts.stream()
                .flatMap(receipt -> receipt.artifacts().stream()
                        .filter(artifact -> artifact.kind().equals(graph.kind().label()))
                        .filter(artifact -> RAW.stream().anyMatch(artifact.key()::endsWith))
                        .reduce(choice)
                        .stream())
                .map(Receipt.Artifact::key)
                .toList();
    }

    /** Reads one file at a time; one that is gone or damaged adds nothing, and the harvest has said so. */
    private StackSource source(FlameGraph graph, List<String> keys) {
        return visitor -> keys.forEach(key -> store.get(key, Bounds.DEFAULT.compressed(), bytes -> {
            if (StackFile.read(bytes, Bounds.ofHeap()) instanceof StackFile.Read(Stacks stacks)) {
                int shown = graph.shown(stacks);
                stacks.forEach((frames, values) -> visitor.stack(frames, values[shown]));
            }
            return key;
        }));
    }
}
