package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.OptionalInt;

/**
 * How to reach the pods and what it may cost them.
 *
 * @param port 0: not given, it is discovered; ask {@link #givenPort}
 * @param maxPause a capture that is predicted to stop its target for longer is skipped
 * @param targetTimeout bounds one target
 * @param allowEphemeral never null
 */
@ApiObject
public record CaptureSpec(
        @Default("Auto") @JsonPropertyDescription("The way into the pod. Auto takes the cheapest that works.")
        CapturePath path,

        @Min(1)
        @Max(65_535)
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonPropertyDescription("Port of /debug/pprof. Unset: found by annotations, then by port names, then 6060.")
        int port,

        @Default("Low") @JsonPropertyDescription("What a capture may cost its target. High needs an admin's consent.")
        Impact impact,

        @Size(max = GoDuration.MAX_LENGTH)
        @Pattern(GoDuration.PATTERN)
        @Default("500ms")
        @ValidationRule(
                value = "duration(self) >= duration('1ms') && duration(self) <= duration('1m')",
                message = "maxPause must be from 1ms to 1m, such as 500ms")
        @JsonPropertyDescription("A capture that would stop the program for longer is skipped. Default 500ms.")
        GoDuration maxPause,

        @Size(max = GoDuration.MAX_LENGTH)
        @Pattern(GoDuration.PATTERN)
        @Default("3m")
        @ValidationRule(
                value = "duration(self) >= duration('1s') && duration(self) <= duration('1h')",
                message = "targetTimeout must be from 1s to 1h, such as 3m")
        @JsonPropertyDescription("The longest one target may take. Default 3m.")
        GoDuration targetTimeout,

        @Default("true")
        @JsonPropertyDescription(
                "Whether an ephemeral container may be added to a pod; it stays in the pod's spec until"
                        + " the pod ends. Default true.")
        Boolean allowEphemeral) {
    /** What a request without a capture section gets. */
    public static final CaptureSpec DEFAULT = new CaptureSpec(null, 0, null, null, null, null);

    public CaptureSpec {
        path = path == null ? CapturePath.AUTO : path;
        impact = impact == null ? Impact.LOW : impact;
        maxPause = maxPause == null ? new GoDuration("500ms") : maxPause;
        targetTimeout = targetTimeout == null ? new GoDuration("3m") : targetTimeout;
        allowEphemeral = allowEphemeral == null || allowEphemeral;
    }

    public OptionalInt givenPort() {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
