package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Optional;

/**
 * What came of one target.
 *
 * @param path null when none was tried; ask {@link #pathIfTried}
 * @param reason null for Collected; ask {@link #reasonIfAny}
 * @param message what the reason's meaning cannot know, such as the port that refused; often empty
 * @param cost null when nothing was captured; ask {@link #costIfAny}
 */
@ApiObject
public record TargetStatus(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the pod, or of the local target.")
        String pod,

        @Size(max = 253) @JsonPropertyDescription("Node it runs on.")
        String node,

        @Size(max = 63) @JsonPropertyDescription("Container that was profiled.")
        String container,

        @JsonPropertyDescription("What its program runs on.")
        TargetRuntime runtime,

        @JsonPropertyDescription("The way that was taken into the pod. Missing: none was tried.")
        CapturePath path,

        @Required @JsonPropertyDescription("How it ended.") OutcomeKind outcome,

        @JsonPropertyDescription("Why it ended so, for all but Collected.")
        Reason reason,

        @Size(max = 80) @JsonPropertyDescription("What happened in this very case.")
        String message,

        @JsonPropertyDescription("What it cost the target.") Cost cost) {
    public TargetStatus {
        pod = Bounds.text(pod, 253);
        node = Bounds.text(node, 253);
        container = Bounds.text(container, 63);
        runtime = runtime == null ? TargetRuntime.UNKNOWN : runtime;
        message = Bounds.text(message, 80);
    }

    public Optional<CapturePath> pathIfTried() {
        return Optional.ofNullable(path);
    }

    public Optional<Reason> reasonIfAny() {
        return Optional.ofNullable(reason);
    }

    public Optional<Cost> costIfAny() {
        return Optional.ofNullable(cost);
    }
}
