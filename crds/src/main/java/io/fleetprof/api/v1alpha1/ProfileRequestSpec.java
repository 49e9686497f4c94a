package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * What to profile, how, and for how long. Missing parts get the same defaults here as in the schema.
 *
 * @param profiles empty: the leak set of the runtime that is found
 * @param activeDeadlineSeconds bounds the whole request
 * @param ttlSecondsAfterFinished 0: keep
 */
@ApiObject
@ValidationRule(
        value = "self == oldSelf",
        message = "spec cannot be changed; create a new ProfileRequest (kubectl create with metadata.generateName)")
public record ProfileRequestSpec(
        @Required @JsonPropertyDescription("Which pods. Only pods of the request's own namespace are reached.")
        TargetSpec target,

        @Size(max = 15)
        @ValidationRule(
                value = ProfileRequestSpec.EACH_KIND_ONCE,
                message = "profiles must name each kind once; raise its snapshots instead")
        @JsonPropertyDescription("What to take, each kind at most once. Empty: the leak set of the detected runtime.")
        List<ProfileSpec> profiles,

        @Default("{}") @JsonPropertyDescription("How to reach the pods and what it may cost them.")
        CaptureSpec capture,

        @Default("{}") @JsonPropertyDescription("What counts as a leak.")
        AnalysisSpec analysis,

        @Default("{}") @JsonPropertyDescription("Where profiles and reports are kept.")
        StorageRef storageRef,

        @Min(10)
        @Max(86_400)
        @Default("1800")
        @JsonPropertyDescription("Seconds after which the request ends with what it has. Default 1800.")
        int activeDeadlineSeconds,

        @Min(60)
        @Max(31_536_000)
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonPropertyDescription("Seconds after its end when the object is removed; profiles and reports stay in the"
                + " storage. Unset: the object is kept.")
        int ttlSecondsAfterFinished) {
    /** No kind twice. */
    public static final String EACH_KIND_ONCE = "self.all(p, self.exists_one(q, q.kind == p.kind))";

    public ProfileRequestSpec {
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
        capture = capture == null ? CaptureSpec.DEFAULT : capture;
        analysis = analysis == null ? AnalysisSpec.DEFAULT : analysis;
        storageRef = storageRef == null ? StorageRef.DEFAULT : storageRef;
        activeDeadlineSeconds = activeDeadlineSeconds == 0 ? 1800 : activeDeadlineSeconds;
    }

    /** All defaults for {@code target}. */
    public static ProfileRequestSpec of(TargetSpec target) {
        return new ProfileRequestSpec(target, List.of(), null, null, null, 0, 0);
    }
}
