package io.fleetprof.operator.admission;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fleetprof.operator.target.pod.Containers;
import io.fleetprof.operator.target.pod.Identity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what is added to a pod with the label {@value #LABEL}: a sidecar, and beside a JVM, whose process it must see,
 * the pod's shared process namespace. Pure, and a pod that went through it is not changed again.
 *
 * @param image of the sidecar
 */
public record Injector(String image) {
    /** {@code go} or {@code jvm}. A label, for webhooks select by nothing else. */
    public static final String LABEL = "fleetprof.io/inject";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROCESSES = "/spec/shareProcessNamespace";
    private static final String INIT_CONTAINERS = "/spec/initContainers";

    Injection into(Pod pod) {
        String wish = Optional.ofNullable(pod.getMetadata().getLabels())
                .map((Map<String, String> labels) -> labels.get(LABEL))
                .orElse("");
        PodSpec spec = pod.getSpec();
        if (names(spec).anyMatch(Sidecar.NAME::equals)) {
            return new Injection.Present();
        }
        return switch (wish) {
            case "go" -> new Injection.Patched(adding(spec, Sidecar.besideGo(image)));
            case "jvm" -> besideJvm(pod);
            default -> left("its value is '" + wish + "': write go or jvm");
        };
    }

    private Injection besideJvm(Pod pod) {
        PodSpec spec = pod.getSpec();
        if (Boolean.TRUE.equals(spec.getHostPID())) {
            return left("a pod with hostPID cannot share its processes");
        }
        if (Boolean.FALSE.equals(spec.getShareProcessNamespace())) {
            return left("the pod sets shareProcessNamespace: false, and a sidecar then cannot see its JVM");
        }
        Container program = Containers.meant(pod, "").orElseThrow();
        return Identity.demanded(pod, program)
                .<Injection>map(identity ->
                        new Injection.Patched(sharing(adding(spec, Sidecar.besideJvm(image, identity, program)))))
                .orElseGet(() -> left("set runAsUser and runAsGroup in the securityContext of the pod or of container "
                        + program.getName() + ": a sidecar has to run as the same user and group"));
    }

    private static Injection left(String why) {
        return new Injection.Left("label " + LABEL + " has no effect: " + why);
    }

    private static Stream<String> names(PodSpec spec) {
        return Stream.concat(spec.getContainers().stream(), spec.getInitContainers().stream())
                .map(Container::getName);
    }

    private static ArrayNode adding(PodSpec spec, Container sidecar) {
        ArrayNode patch = JSON.createArrayNode();
        if (spec.getInitContainers().isEmpty()) {
            add(patch, INIT_CONTAINERS).putArray("value").addPOJO(sidecar);
        } else {
            add(patch, INIT_CONTAINERS + "/-").putPOJO("value", sidecar);
        }
        return patch;
    }

    private static ArrayNode sharing(ArrayNode patch) {
        add(patch, PROCESSES).put("value", true);
        return patch;
    }

    private static ObjectNode add(ArrayNode patch, String path) {
        return patch.addObject().put("op", "add").put("path", path);
    }
}
