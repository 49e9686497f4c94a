package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the last probe of a storage found.
 *
 * @param lastProbeTime RFC 3339; empty until there was one
 * @param conditions each type at most once
 */
@ApiObject
public record ProfileStorageStatus(
        @Min(0) @JsonPropertyDescription("Generation of the spec this status speaks of.")
        long observedGeneration,

        @Size(max = 40) @JsonPropertyDescription("When the bucket was last tried, RFC 3339.")
        String lastProbeTime,

        @Size(max = ProfileStorageStatus.MAX_CONDITIONS) @JsonPropertyDescription("Ready.")
        List<StorageCondition> conditions) {
    public static final int MAX_CONDITIONS = 4;

    public ProfileStorageStatus {
        lastProbeTime = Bounds.text(lastProbeTime, 40);
        conditions = Bounds.list(conditions, MAX_CONDITIONS, "status.conditions");
    }

    public Optional<StorageCondition> condition(StorageConditionType type) {
        return conditions.stream().filter(condition -> condition.type() == type).findFirst();
    }
}
