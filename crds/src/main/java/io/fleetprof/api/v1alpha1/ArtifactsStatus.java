package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;

/**
 * Where the profiles and reports of a request are.
 *
 * @param prefix of all keys, ending in a slash
 * @param count objects under it
 * @param bytes their size
 */
@ApiObject
public record ArtifactsStatus(
        @Size(max = 253) @JsonPropertyDescription("Name of the ProfileStorage.")
        String storage,

        @Size(max = 1024) @JsonPropertyDescription("What all keys begin with.")
        String prefix,

        @Min(0) @JsonPropertyDescription("How many objects there are.")
        int count,

        @Min(0) @JsonPropertyDescription("Their size in bytes.")
        long bytes) {
    public static final ArtifactsStatus NONE = new ArtifactsStatus(null, null, 0, 0);

    public ArtifactsStatus {
        storage = Bounds.text(storage, 253);
        prefix = Bounds.text(prefix, 1024);
        bytes = Bounds.count(bytes, "status.artifacts.bytes");
    }
}
