package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A label selector of Kubernetes with bounds. All parts must hold; an empty one matches every pod of the namespace.
 *
 * @param matchLabels values that labels must have
 */
@ApiObject
public record Selector(
        @Size(max = 50) @JsonPropertyDescription("Labels the pod must have, with their values.")
        Map<String, @Size(max = 63) String> matchLabels,

        @Size(max = 20) @JsonPropertyDescription("Further requirements; all must hold.")
        List<SelectorRequirement> matchExpressions) {
    public Selector {
        SortedMap<String, String> sorted = matchLabels == null ? new TreeMap<>() : new TreeMap<>(matchLabels);
        matchLabels = Collections.unmodifiableSortedMap(sorted);
        matchExpressions = matchExpressions == null ? List.of() : List.copyOf(matchExpressions);
    }

    /** Pods that have all of {@code labels}. */
    public static Selector of(Map<String, String> labels) {
        return new Selector(labels, List.of());
    }

    /** Whether a pod with {@code labels} is selected. */
    public boolean matches(Map<String, String> labels) {
        return labels.entrySet().containsAll(matchLabels.entrySet())
                && matchExpressions.stream().allMatch(requirement -> requirement.matches(labels));
    }
}
