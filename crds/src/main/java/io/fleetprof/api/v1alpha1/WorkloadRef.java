package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The workload whose pods are profiled, in the request's namespace; any kind that owns pods, also a custom one. */
@ApiObject
public record WorkloadRef(
        @Required
        @Size(min = 1, max = 317)
        @Pattern("^([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?v[a-z0-9]+$")
        @JsonPropertyDescription("API group and version, such as apps/v1.")
        String apiVersion,

        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[A-Z][A-Za-z0-9]*$")
        @JsonPropertyDescription("Kind, such as Deployment, StatefulSet, DaemonSet or Rollout.")
        String kind,

        @Required @Size(min = 1, max = 253) @Pattern(Names.SUBDOMAIN) @JsonPropertyDescription("Name of the workload.")
        String name) {}
