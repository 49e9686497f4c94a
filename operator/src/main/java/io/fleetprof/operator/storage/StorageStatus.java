package io.fleetprof.operator.storage;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.api.v1alpha1.ProfileStorageStatus;
import io.fleetprof.api.v1alpha1.StorageCondition;
import io.fleetprof.api.v1alpha1.StorageConditionType;
import java.util.List;
import java.util.Optional;

/** What a storage's status says of a probe. */
final class StorageStatus {
    private StorageStatus() {}

    /** The object to be applied: its name and the status alone. Without a change it equals what is there. */
    static ProfileStorage compose(ProfileStorage storage, Probed probed) {
        var ready = new StorageCondition(
                StorageConditionType.READY,
                probed.status(),
                probed.generation(),
                transition(storage, probed),
                probed.reason(),
                probed.message());
        var applied = new ProfileStorage();
        applied.setMetadata(new ObjectMetaBuilder()
                .withName(storage.getMetadata().getName())
                .build());
        applied.setStatus(
                new ProfileStorageStatus(probed.generation(), probed.at().toString(), List.of(ready)));
        return applied;
    }

    private static String transition(ProfileStorage storage, Probed probed) {
        return Optional.ofNullable(storage.getStatus())
                .flatMap(status -> status.condition(StorageConditionType.READY))
                .filter(before -> before.status() == probed.status())
                .map(StorageCondition::lastTransitionTime)
                .orElse(probed.at().toString());
    }
}
