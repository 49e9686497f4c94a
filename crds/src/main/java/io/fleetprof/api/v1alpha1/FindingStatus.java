package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One finding in brief; the whole of it is in findings.json under the same id.
 *
 * @param kind what leaks, such as Goroutine; open, because a new kind of leak needs no new API
 * @param state empty where it has no meaning
 * @param count individuals over all pods in the last snapshot
 * @param growthPerMinute null when unknown; ask {@link #growthIfKnown}
 * @param change null without a baseline; ask {@link #changeIfKnown}
 * @param firstSeen RFC 3339; empty when unknown
 */
@ApiObject
public record FindingStatus(
        @Required @Size(max = 64) @JsonPropertyDescription("The same for the same leak in every run.")
        String id,

        @Required @JsonPropertyDescription("How sure it is.")
        Tier tier,

        @Required
        @Size(max = 40)
        @JsonPropertyDescription(
                "What leaks: Goroutine, Thread, VirtualThread, Coroutine, Heap, Connection, Descriptor.")
        String kind,

        @Size(max = 60) @JsonPropertyDescription("What the individuals wait for, such as chan send.")
        String state,

        @Size(max = 160) @JsonPropertyDescription("The first line of user code, such as main.leak (main.go:22).")
        String location,

        @Min(0) @JsonPropertyDescription("Individuals over all pods in the last snapshot.")
        long count,

        @Min(0) @JsonPropertyDescription("Pods that show it.")
        int pods,

        @Size(max = 253) @JsonPropertyDescription("The pod that shows it most.")
        String worstPod,

        @JsonPropertyDescription("Individuals more per minute over all pods. Missing: unknown.")
        Long growthPerMinute,

        @JsonPropertyDescription("How it stands to the baseline. Missing: there is none.")
        Change change,

        @Size(max = 40) @JsonPropertyDescription("When it was first seen, RFC 3339.")
        String firstSeen,

        @Size(max = 150) @JsonPropertyDescription("Why it leaks, in plain words.")
        String cause,

        @Size(max = 200) @JsonPropertyDescription("What to do first.")
        String remedy) {
    public FindingStatus {
        id = Bounds.text(id, 64);
        kind = Bounds.text(kind, 40);
        state = Bounds.text(state, 60);
        location = Bounds.text(location, 160);
        count = Bounds.count(count, "count of finding " + id);
        worstPod = Bounds.text(worstPod, 253);
        firstSeen = Bounds.text(firstSeen, 40);
        cause = Bounds.text(cause, 150);
        remedy = Bounds.text(remedy, 200);
    }

    public OptionalLong growthIfKnown() {
        return growthPerMinute == null ? OptionalLong.empty() : OptionalLong.of(growthPerMinute);
    }

    public Optional<Change> changeIfKnown() {
        return Optional.ofNullable(change);
    }
}
