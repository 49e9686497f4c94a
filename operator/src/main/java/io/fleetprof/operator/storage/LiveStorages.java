package io.fleetprof.operator.storage;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.operator.storage.Choice.Chosen;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The storages of the cluster as the last probes found them. */
@Singleton
public final class LiveStorages implements Storages {
    private static final String HOME = "default";

    /** In the keys of this process's probes, so that another operator's do not meet them. */
    private final String process =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final Credentials credentials;
    private final Clock clock;
    private final Map<String, LiveStorage> byUid = new ConcurrentHashMap<>();
    private volatile Supplier<Optional<List<ProfileStorage>>> known = Optional::empty;

    @Inject
    public LiveStorages(KubernetesClient client) {
        this(
                new Credentials(
                        client, Optional.ofNullable(client.getNamespace()).orElse(HOME), System.getenv()),
                Clock.systemUTC());
    }

    LiveStorages(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** @param known what there is, from a cache; empty until the API server was asked the first time */
    void readFrom(Supplier<Optional<List<ProfileStorage>>> known) {
        this.known = known;
    }

    /** The one with the UID of {@code storage}; clients of those that are gone are closed. */
    LiveStorage of(ProfileStorage storage) {
        known.get().ifPresent(this::keepOnly);
        String uid = storage.getMetadata().getUid();
        return byUid.computeIfAbsent(
                uid, _ -> new LiveStorage(credentials, BucketProbe.PREFIX + uid + "-" + process, clock));
    }

    private void keepOnly(List<ProfileStorage> storages) {
        Set<String> uids =
                storages.stream().map(storage -> storage.getMetadata().getUid()).collect(Collectors.toSet());
        byUid.entrySet().removeIf(entry -> {
            boolean gone = !uids.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    @Override
    public Resolution resolve(String name, String namespace) {
        return known.get()
                .map(storages -> switch (Choice.among(storages, name, namespace)) {
                    case Chosen.One(var storage) -> resolution(storage);
                    case Chosen.Unclear(var message) -> new Resolution.Waiting(message);
                    case Chosen.None(var message) -> refused(message);
                })
                .orElseGet(() -> new Resolution.Waiting("the operator has not read the ProfileStorages yet; if it stays"
                        + " so, allow its service account to list and watch profilestorages.fleetprof.io"));
    }

    private static Resolution refused(String message) {
        return new Resolution.Refused(ConditionReason.STORAGE_NOT_FOUND, message);
    }

    private Resolution resolution(ProfileStorage storage) {
        String name = "ProfileStorage " + storage.getMetadata().getName();
        var live = Optional.ofNullable(byUid.get(storage.getMetadata().getUid()));
        Optional<Probed> probed = live.flatMap(found -> found.probed(storage));
        if (probed.isEmpty()) {
            return new Resolution.Waiting(name + " has not been tried yet");
        }
        return probed.filter(Probed::ready)
                .flatMap(_ -> live.flatMap(LiveStorage::store))
                .<Resolution>map(Resolution.Ready::new)
                .orElseGet(() -> new Resolution.Waiting(
                        name + " is not ready: " + probed.orElseThrow().reason().label() + ": "
                                + probed.orElseThrow().message()));
    }
}
