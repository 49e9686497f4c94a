package io.fleetprof.operator.capture;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.snapshot.SnapshotWriter;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.Put;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.Retries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Puts one container's profiles into the store: each raw file, and its populations beside it. */
final class Deposit {
    private final ArtifactStore store;
    private final Keys keys;
    private final Container container;
    private final ContainerId id;
    private final String attempt =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    Deposit(ArtifactStore store, Keys keys, Container container) {
        this.store = store;
        this.keys = keys;
        this.container = container;
        this.id = id(container);
    }

    /** How a deposit ended. */
    sealed interface Kept {
        /** What a receipt names. */
        record Stored(List<Receipt.Artifact> artifacts) implements Kept {}

        record Refused(Taken.Missed missed) implements Kept {}
    }

    /** When a profile was taken, on the run's clock and on the wall's. */
    record Moment(int sequence, Duration elapsed, Instant at) {}

    static ContainerId id(Container container) {
        return new ContainerId(container.pod(), container.podUid(), container.name());
    }

    ContainerId id() {
        return id;
    }

    /** @param within what is left of the target's time, for a store that is away to come back */
    Kept keep(Taken.Profile profile, Moment moment, Duration within) {
        String key = keys.artifact(id, moment.sequence() + 1, profile.name(), attempt, profile.extension());
        List<Receipt.Artifact> artifacts = new ArrayList<>();
        Put put = Retries.within(within, () -> put(key, profile), Put::failure);
        settle(put, profile, moment, artifacts);
        if (put.failure().isEmpty() && profile.contents().isPresent()) {
            byte[] snapshot =
                    SnapshotWriter.write(snapshot(key, profile.contents().get(), moment));
            put = Retries.within(within, () -> store.put(Keys.snapshot(key), snapshot), Put::failure);
            settle(put, profile, moment, artifacts);
        }
        return put.failure()
                .<Kept>map(problem ->
                        new Kept.Refused(new Taken.Missed(profile.kind(), Reason.STORE_FAILED, problem.message())))
                .orElseGet(() -> new Kept.Stored(artifacts));
    }

    private Put put(String key, Taken.Profile profile) {
        try (InputStream raw = Files.newInputStream(profile.file())) {
            return store.put(key, raw, profile.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a file of our own cannot be read", e);
        }
    }

    private static void settle(Put put, Taken.Profile profile, Moment moment, List<Receipt.Artifact> artifacts) {
        if (put instanceof Put.Stored(String stored, long length, String sha256)) {
            artifacts.add(
                    new Receipt.Artifact(stored, profile.name(), moment.sequence() + 1, moment.at(), length, sha256));
        }
    }

    private Snapshot snapshot(String key, Contents contents, Moment moment) {
        return new Snapshot(
                container, moment.sequence(), Optional.of(moment.elapsed()), Optional.of(moment.at()), key, contents);
    }
}
