package io.fleetprof.operator.capture.pod.exec;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;
import java.util.Set;

/** What speaks against running one more JVM in a container, as its pod's spec tells. Pure. */
final class Hindrance {
    /** Every JVM of the container obeys them. */
    private static final Set<String> OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private Hindrance() {}

    /** One line: what it is, and how to mend it. */
    static Optional<String> of(Pod pod, Container container) {
        return shared(pod).or(() -> options(container)).or(() -> limit(pod));
    }

    private static Optional<String> shared(Pod pod) {
        boolean shared = Boolean.TRUE.equals(pod.getSpec().getShareProcessNamespace())
                || Boolean.TRUE.equals(pod.getSpec().getHostPID());
        return shared ? Optional.of("its pod shares processes, and jcmd would list those of others") : Optional.empty();
    }

    private static Optional<String> options(Container container) {
        Optional<String> named = container.getEnv().stream()
                .map(EnvVar::getName)
                .filter(OPTIONS::contains)
                .findFirst()
                .map(name -> name + " is set for the container, and every JVM in it is to obey it: give the options to"
                        + " the program's own command instead");
        return named.or(() -> container.getEnvFrom().isEmpty()
                ? Optional.empty()
                : Optional.of("envFrom may set JAVA_TOOL_OPTIONS for the container: name its variables one by one"));
    }

    private static Optional<String> limit(Pod pod) {
        boolean limited = Optional.ofNullable(pod.getSpec().getResources())
                .map(ResourceRequirements::getLimits)
                .filter(limits -> limits.containsKey("memory"))
                .isPresent();
        return limited
                ? Optional.of(
                        "its memory is limited for the whole pod, and what is free there cannot be seen from inside")
                : Optional.empty();
    }
}
