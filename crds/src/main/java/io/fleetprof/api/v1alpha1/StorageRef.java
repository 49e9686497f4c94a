package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** The storage, set up by an admin, that keeps profiles and reports. */
@ApiObject
public record StorageRef(
        @Size(min = 1, max = 253)
        @Pattern(Names.SUBDOMAIN)
        @Default("default")
        @JsonPropertyDescription("Name of a ProfileStorage. Default default.")
        String name) {
    /** What a request without a storageRef gets. */
    public static final StorageRef DEFAULT = new StorageRef(null);

    public StorageRef {
        name = name == null ? "default" : name;
    }
}
