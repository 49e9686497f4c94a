package io.fleetprof.operator.storage;

import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.api.v1alpha1.ProfileStorageSpec;
import io.fleetprof.api.v1alpha1.StorageReason;
import io.fleetprof.operator.storage.Credentials.Found;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.CaBundle;
import io.fleetprof.operator.store.Patience;
import io.fleetprof.operator.store.S3Credentials;
import io.fleetprof.operator.store.S3Endpoint;
import io.fleetprof.operator.store.S3Store;
import io.fleetprof.operator.store.StoreProblem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One storage: the client that requests share, and what the last probe found. */
final class LiveStorage implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LiveStorage.class.getName());

    /** A client that was replaced lives on for as long as a request by default, so that what is being written gets done. */
    private static final Duration GRACE = Duration.ofMinutes(30);

    private final Credentials credentials;
    private final String probeKey;
    private final Clock clock;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile Optional<Opened> opened = Optional.empty();
    private volatile Optional<Probed> probed = Optional.empty();

    private record Opened(S3Endpoint endpoint, S3Store store) {}

    /** @param probeKey the object that probes write */
    LiveStorage(Credentials credentials, String probeKey, Clock clock) {
        this.credentials = credentials;
        this.probeKey = probeKey;
        this.clock = clock;
    }

    /** What the last probe found of the spec as it is now; empty until there was one. */
    Optional<Probed> probed(ProfileStorage storage) {
        return probed.filter(last -> last.generation() == storage.getMetadata().getGeneration());
    }

    /** Shared by all requests; empty until an endpoint was found. */
    Optional<ArtifactStore> store() {
        return opened.map(Opened::store);
    }

    /** Probes on a thread of its own and says when it is done; while one probe is under way there is no other. */
    void probe(ProfileStorage storage, Runnable done) {
        if (probing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("probe-" + storage.getMetadata().getName()).start(() -> {
                try {
                    note(storage, look(storage.getSpec()));
                } finally {
                    probing.set(false);
                    done.run();
                }
            });
        }
    }

    private record Seen(StorageReason reason, String message) {}

    private void note(ProfileStorage storage, Seen seen) {
        int failures = seen.reason() == StorageReason.AVAILABLE
                ? 0
                : probed(storage).map(Probed::failures).orElse(0) + 1;
        boolean news = probed.filter(last -> last.reason() == seen.reason()).isEmpty();
        if (news) {
            String line = "ProfileStorage " + storage.getMetadata().getName() + " is "
                    + seen.reason().label() + ": " + seen.message();
            LOG.log(failures == 0 ? Level.INFO : Level.WARNING, line);
        }
        probed = Optional.of(new Probed(
                storage.getMetadata().getGeneration(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                seen.reason(),
                seen.message(),
                failures));
    }

    private Seen look(ProfileStorageSpec spec) {
        try {
            return switch (credentials.of(spec)) {
                case Found.Lacking(var reason, var message) -> new Seen(reason, message);
                case Found.Given(var given) -> look(spec, given);
            };
        } catch (RuntimeException e) { // a bug must not end the probing
            LOG.log(Level.ERROR, "the probe of a ProfileStorage failed", e);
            return new Seen(StorageReason.UNEXPECTED, "the probe itself failed: " + e);
        }
    }

    private Seen look(ProfileStorageSpec spec, S3Credentials given) {
        Optional<CaBundle> trust = CaBundle.parse(spec.caBundle());
        if (trust.isEmpty() && !spec.caBundle().isEmpty()) {
            return new Seen(
                    StorageReason.BAD_CA_BUNDLE,
                    StorageReason.BAD_CA_BUNDLE.meaning() + " " + StorageReason.BAD_CA_BUNDLE.remedy());
        }
        var endpoint = new S3Endpoint(
                URI.create(spec.endpoint()),
                spec.region(),
                spec.bucket(),
                spec.pathStyle(),
                given,
                trust,
                Optional.of(spec.publicUrl()).filter(url -> !url.isEmpty()).map(URI::create));
        try {
            share(endpoint);
        } catch (IllegalArgumentException e) { // what the client says of a host that no rule of the schema refused
            return new Seen(StorageReason.BAD_ENDPOINT, e.getMessage() + "; " + StorageReason.BAD_ENDPOINT.remedy());
        }
        return probe(endpoint, spec.createBucket());
    }

    /** By a client of its own, which meets names, certificates and keys as they are now. */
    private Seen probe(S3Endpoint endpoint, boolean mayCreate) {
        try (var fresh = new S3Store(endpoint, Patience.LITTLE)) {
            return new BucketProbe(fresh, endpoint.toString(), probeKey, mayCreate)
                    .run()
                    .map(LiveStorage::failed)
                    .orElseGet(() -> new Seen(StorageReason.AVAILABLE, "bucket " + endpoint + " works"));
        }
    }

    private static Seen failed(StoreProblem problem) {
        return new Seen(Probed.reason(problem.reason()), problem.message());
    }

    private void share(S3Endpoint endpoint) {
        if (opened.filter(now -> now.endpoint().equals(endpoint)).isEmpty()) {
            close();
            opened = Optional.of(new Opened(endpoint, new S3Store(endpoint)));
        }
    }

    /** Lets what is under way go on for a while. */
    @Override
    public void close() {
        opened.map(Opened::store)
                .ifPresent(store -> CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(store::close));
    }
}
