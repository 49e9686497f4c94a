package io.fleetprof.operator.store;

import io.fleetprof.operator.store.ArtifactStore.Get;
import io.fleetprof.operator.store.ArtifactStore.Listing;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.ArtifactStore.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * The record of one request's progress: a plan, then one receipt a container, each written once and never changed. So
 * captures happen at least once and count exactly once, whoever makes them. What is read back is checked, since others
 * may write to the bucket: a receipt speaks only for its own container and names only artifacts in its folder.
 */
public final class Ledger {
    private static final int MAX_PLAN = 4 << 20;
    private static final int MAX_RECEIPT = 256 << 10;
    private static final int MAX_PEERS = 1 << 20;
    private static final int PARALLEL_READS = 16;

    private final ArtifactStore store;
    private final Keys keys;

    public Ledger(ArtifactStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** What lies under one key. */
    public sealed interface Entry<T> {
        record Recorded<T>(T value) implements Entry<T> {}

        record NotYet<T>() implements Entry<T> {}

        record Damaged<T>(Damage damage) implements Entry<T> {}

        record Failed<T>(StoreProblem problem) implements Entry<T> {}
    }

    /** What {@link #receipts} found. */
    public sealed interface Receipts {
        /** The receipts in order of their keys, and those that cannot be trusted. */
        record Listed(List<Receipt> receipts, List<Damage> damages) implements Receipts {
            public Listed {
                receipts = List.copyOf(receipts);
                damages = List.copyOf(damages);
            }
        }

        record Failed(StoreProblem problem) implements Receipts {}
    }

    /**
     * A record that is there and cannot be trusted.
     *
     * @param why one line
     */
    public record Damage(String key, String why) {}

    /** Records the plan unless there is one; of many planners one is told Written. */
    public PutOnce record(Plan plan) {
        return store.putOnce(keys.plan(), Json.write(plan));
    }

    /** Records a receipt unless its container has one; the first one counts. */
    public PutOnce record(Receipt receipt) {
        return store.putOnce(keys.receipt(receipt.container()), Json.write(receipt));
    }

    /** Records the names of peers unless there are some; the first ones count. */
    public PutOnce record(PeerNames names) {
        return store.putOnce(keys.peers(), Json.write(names));
    }

    public Entry<PeerNames> peers() {
        return read(keys.peers(), MAX_PEERS, PeerNames.class);
    }

    public Entry<Plan> plan() {
        return read(keys.plan(), MAX_PLAN, Plan.class);
    }

    /** The receipt of a container that counts. */
    public Entry<Receipt> receipt(ContainerId container) {
        return receipt(keys.receipt(container));
    }

    /** Reads the receipts of the planned containers, several at a time; whatever else lies there is passed over. */
    public Receipts receipts(Plan plan) {
        return switch (store.list(keys.receipts())) {
            case Listing.Failed(var problem) -> new Receipts.Failed(problem);
            case Listing.Listed(var objects) -> receipts(plan, objects);
        };
    }

    private Receipts receipts(Plan plan, List<StoredObject> objects) {
        Set<String> planned = plan.targets().stream()
                .map(target -> keys.receipt(target.container()))
                .collect(Collectors.toSet());
        var entries = objects.stream()
                .map(StoredObject::key)
                .filter(planned::contains)
                .gather(Gatherers.mapConcurrent(PARALLEL_READS, this::receipt))
                .toList();
        return gather(entries);
    }

    private static Receipts gather(List<Entry<Receipt>> entries) {
        List<Receipt> receipts = new ArrayList<>();
        List<Damage> damages = new ArrayList<>();
        for (var entry : entries) {
            switch (entry) {
                case Entry.Recorded<Receipt>(var receipt) -> receipts.add(receipt);
                case Entry.Damaged<Receipt>(var damage) -> damages.add(damage);
                case Entry.NotYet<Receipt> _ -> {
                    // Removed since it was listed, by whoever cleans the bucket.
                }
                case Entry.Failed<Receipt>(var problem) -> {
                    return new Receipts.Failed(problem);
                }
            }
        }
        return new Receipts.Listed(receipts, damages);
    }

    private Entry<Receipt> receipt(String key) {
        return switch (read(key, MAX_RECEIPT, Receipt.class)) {
            case Entry.Recorded<Receipt>(var receipt) -> checked(key, receipt);
            case Entry<Receipt> other -> other;
        };
    }

    private Entry<Receipt> checked(String key, Receipt receipt) {
        String folder = keys.folder(receipt.container());
        if (!keys.receipt(receipt.container()).equals(key)) {
            return damaged(key, "it speaks for another container");
        }
        return receipt.artifacts().stream().allMatch(artifact -> artifact.key().startsWith(folder))
                ? new Entry.Recorded<>(receipt)
                : damaged(key, "it names an artifact outside its container's folder");
    }

    private <T> Entry<T> read(String key, int maxBytes, Class<T> type) {
        return switch (store.get(key, maxBytes)) {
            case Get.Missing<byte[]> _ -> new Entry.NotYet<>();
            case Get.Failed<byte[]>(var problem)
            when problem.reason() == StoreProblem.Reason.TooLarge -> damaged(key, problem.message());
            case Get.Failed<byte[]>(var problem) -> new Entry.Failed<>(problem);
            case Get.Found<byte[]>(var bytes) ->
                switch (Json.read(bytes, type)) {
                    case Json.Parsed.Valid<T>(var value) -> new Entry.Recorded<>(value);
                    case Json.Parsed.Damaged<T>(var why) -> damaged(key, why);
                };
        };
    }

    private static <T> Entry<T> damaged(String key, String why) {
        return new Entry.Damaged<>(new Damage(key, why));
    }
}
