package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fleetprof.api.v1alpha1.Selector;
import io.fleetprof.api.v1alpha1.SelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pods of one namespace.
 *
 * @param labels a selector as kubectl writes it, {@code app=cart,tier in (a,b)}; empty for all
 * @param pod the name of the only one; empty for all
 * @param owner UID of the workload that controls them, however far above
 */
record PodQuery(String labels, String pod, Optional<String> owner) {
    static PodQuery of(Selector selector) {
        Stream<String> expressions = selector.matchExpressions().stream().map(PodQuery::text);
        return new PodQuery(joined(selector.matchLabels(), expressions), "", Optional.empty());
    }

    /** The pods of a workload that has this selector. */
    static PodQuery of(LabelSelector selector, String owner) {
        Stream<String> expressions = selector.getMatchExpressions().stream().map(PodQuery::text);
        Map<String, String> labels = selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
        return new PodQuery(joined(labels, expressions), "", Optional.of(owner));
    }

    /** For people. */
    String text() {
        return labels.isEmpty() ? "any label" : labels;
    }

    private static String joined(Map<String, String> labels, Stream<String> expressions) {
        Stream<String> equal = labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue());
        return Stream.concat(equal.sorted(), expressions).collect(Collectors.joining(","));
    }

    private static String text(SelectorRequirement requirement) {
        return text(requirement.key(), requirement.operator().label(), requirement.values());
    }

    private static String text(LabelSelectorRequirement requirement) {
        return text(requirement.getKey(), requirement.getOperator(), requirement.getValues());
    }

    private static String text(String key, String operator, List<String> values) {
        return switch (operator) {
            case "In" -> key + " in (" + String.join(",", values) + ")";
            case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
            case "Exists" -> key;
            case "DoesNotExist" -> "!" + key;
            default -> throw new IllegalArgumentException("no selector has the operator " + operator);
        };
    }
}
