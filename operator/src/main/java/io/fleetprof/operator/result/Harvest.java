package io.fleetprof.operator.result;

import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.snapshot.SnapshotParser;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.Get;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.StoreProblem;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;

/**
 * All that the receipts of a run name, read back from the store.
 *
 * @param fleet every snapshot
 * @param receipts one a target that ended
 * @param lost what could not be read, one line each
 * @param outage why some of it could not be read now and may be later
 */
public record Harvest(Fleet fleet, List<Receipt> receipts, List<String> lost, Optional<StoreProblem> outage) {
    private static final int PARALLEL_READS = 8;
    private static final int MAX_BYTES = 64 << 20;
    /** What the analysis bears: a row takes up to 4 KiB with all that follows from it. A pod of three snapshots has 200. */
    private static final long MAX_ROWS = Runtime.getRuntime().maxMemory() >> 12;

    private static final String SNAPSHOT = Keys.snapshot("");

    public Harvest {
        receipts = List.copyOf(receipts);
        lost = List.copyOf(lost);
    }

    public static Harvest of(ArtifactStore store, Ledger ledger, Plan plan) {
        return switch (ledger.receipts(plan)) {
            case Ledger.Receipts.Failed(StoreProblem problem) ->
                new Harvest(Fleet.EMPTY, List.of(), List.of(problem.message()), Optional.of(problem));
            case Ledger.Receipts.Listed(List<Receipt> receipts, List<Ledger.Damage> damages) ->
                read(store, receipts, damages);
        };
    }

    /** The same with the raw files named as the reader of the findings finds them. */
    public Harvest located(UnaryOperator<String> keyToName) {
        List<Snapshot> snapshots = fleet.snapshots().values().stream()
                .map(snapshot -> snapshot.from(keyToName.apply(snapshot.artifact())))
                .toList();
        return switch (Fleet.of(snapshots)) {
            case Fleet.Union.Joined(Fleet renamed) -> new Harvest(renamed, receipts, lost, outage);
            case Fleet.Union.Conflict _ -> throw new AssertionError("names of files are no part of a snapshot's key");
        };
    }

    private static Harvest read(ArtifactStore store, List<Receipt> receipts, List<Ledger.Damage> damages) {
        List<String> lost = new ArrayList<>();
        damages.forEach(damage -> lost.add(damage.key() + ": " + damage.why()));
        List<StoreProblem> outages = new ArrayList<>();
        List<Snapshot> snapshots = new ArrayList<>();
        long[] rows = new long[1];
        receipts.stream()
                .flatMap(receipt -> receipt.artifacts().stream())
                .map(Receipt.Artifact::key)
                .filter(key -> key.endsWith(SNAPSHOT))
                .gather(Gatherers.mapConcurrent(PARALLEL_READS, key -> snapshot(store, key)))
                .forEach(read -> {
                    switch (read) {
                        case Piece.Whole(Snapshot snapshot) -> {
                            rows[0] += snapshot.contents().populations().size();
                            if (rows[0] <= MAX_ROWS) {
                                snapshots.add(snapshot);
                            } else {
                                lost.add(snapshot.artifact() + ": left out, for more than " + MAX_ROWS
                                        + " rows do not fit into the operator's memory; raise its limit, or take fewer"
                                        + " pods");
                            }
                        }
                        case Piece.Lost(String line) -> lost.add(line);
                        case Piece.Out(StoreProblem problem) -> {
                            lost.add(problem.message());
                            outages.add(problem);
                        }
                    }
                });
        return switch (Fleet.of(snapshots)) {
            case Fleet.Union.Joined(Fleet fleet) ->
                new Harvest(fleet, receipts, lost, outages.stream().findFirst());
            case Fleet.Union.Conflict(SnapshotKey key) ->
                new Harvest(
                        Fleet.EMPTY,
                        receipts,
                        List.of("two different snapshots of " + key.container()),
                        Optional.empty());
        };
    }

    private sealed interface Piece {
        record Whole(Snapshot snapshot) implements Piece {}

        record Lost(String line) implements Piece {}

        record Out(StoreProblem problem) implements Piece {}
    }

    private static Piece snapshot(ArtifactStore store, String key) {
        return switch (store.get(key, MAX_BYTES)) {
            case Get.Found<byte[]>(byte[] bytes) ->
                switch (SnapshotParser.parse(new ByteArrayInputStream(bytes))) {
                    case SnapshotParser.Parsed.Good(Snapshot snapshot) -> new Piece.Whole(snapshot);
                    case SnapshotParser.Parsed.Bad(Reading.Refused why) -> new Piece.Lost(key + ": " + why.line());
                };
            case Get.Missing<byte[]> _ -> new Piece.Lost(key + ": a receipt names it and it is not there");
            case Get.Failed<byte[]>(StoreProblem problem) ->
                problem.reason().passing() ? new Piece.Out(problem) : new Piece.Lost(problem.message());
        };
    }
}
