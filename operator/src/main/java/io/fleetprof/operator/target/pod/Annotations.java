package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What objects say of themselves for others to read. */
final class Annotations {
    /** {@code "false"} on a pod or a namespace: leave it alone. */
    static final String PROFILE = "fleetprof.io/profile";
    /** {@code go} or {@code jvm} on a pod: what its program runs on. */
    static final String RUNTIME = "fleetprof.io/runtime";

    private Annotations() {}

    static SortedMap<String, String> of(HasMetadata object) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? new TreeMap<>() : new TreeMap<>(annotations);
    }

    static SortedMap<String, String> labels(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? new TreeMap<>() : new TreeMap<>(labels);
    }

    static Optional<String> value(HasMetadata object, String key) {
        return Optional.ofNullable(of(object).get(key)).filter(value -> !value.isBlank());
    }

    static boolean optsOut(HasMetadata object) {
        return value(object, PROFILE).filter("false"::equals).isPresent();
    }
}
