package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.target.pod.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the ephemeral containers of agents, and finds those that are there: one serves a target, whoever asks, until it
 * or its target ends. What was added to a pod can never be changed or removed, so that few are made.
 */
final class AgentContainers {
    /** In a pod's life. */
    private static final int MOST = 5;

    private static final int TRIALS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    /** A pull of 80 MB takes its time; who waits longer waits for something else. */
    private static final Duration START = Duration.ofSeconds(90);

    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final Set<String> PULL_TROUBLE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");
    private static final Set<String> START_TROUBLE =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

    private final KubernetesClient client;
    private final AgentImage image;
    private final FailedPulls pulls = new FailedPulls();

    AgentContainers(KubernetesClient client, AgentImage image) {
        this.client = client;
        this.image = image;
    }

    /** How {@link #beside} ended. */
    sealed interface Made {
        /** It runs. */
        record Running(String name) implements Made {}

        /** The detail is one line. */
        record Refused(Reason reason, String detail) implements Made {}
    }

    /**
     * An agent's container beside the target, which runs; blocks until then.
     *
     * @param pod as it is now
     */
    Made beside(Pod pod, Container target, Identity identity, Duration within) {
        long end = System.nanoTime() + (within.compareTo(START) < 0 ? within : START).toNanos();
        Pod now = pod;
        for (int trial = 0; trial < TRIALS; trial++) {
            Optional<String> there = serving(now, target, identity);
            if (there.isPresent()) {
                return awaitRunning(now, there.get(), end);
            }
            Optional<Made.Refused> hindrance = hindrance(now);
            if (hindrance.isPresent()) {
                return hindrance.get();
            }
            try {
                add(now, AgentContainer.of(AgentContainer.name(count(now)), target, identity, image));
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT && e.getCode() != INVALID || trial == TRIALS - 1) {
                    return EphemeralRefusal.of(e);
                }
            }
            // Ours, or that of whoever was quicker.
            now = read(now).orElse(now);
        }
        return serving(now, target, identity)
                .map(name -> awaitRunning(pod, name, end))
                .orElseGet(() -> new Made.Refused(Reason.INTERNAL_ERROR, "its container was added and is not there"));
    }

    /** One that runs, or is about to. */
    private Optional<String> serving(Pod pod, Container target, Identity identity) {
        return ours(pod).stream()
                .filter(container -> AgentContainer.serves(container, target, identity, image))
                .map(EphemeralContainer::getName)
                .filter(name -> terminated(pod, name).isEmpty())
                .findFirst();
    }

    private Optional<Made.Refused> hindrance(Pod pod) {
        if (count(pod) >= MOST) {
            return Optional.of(new Made.Refused(
                    Reason.EPHEMERAL_LIMIT, "it has had " + MOST + " ephemeral containers of Fleetprof"));
        }
        return pulls.lately(node(pod), image.reference())
                .map(detail -> new Made.Refused(Reason.IMAGE_PULL_FAILED, detail));
    }

    /** By a merge that knows containers by their names: one of the same name would be a change, which is refused. */
    private void add(Pod pod, EphemeralContainer container) {
        Map<String, Object> patch = Map.of("spec", Map.of("ephemeralContainers", List.of(container)));
        client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .subresource("ephemeralcontainers")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        client.getKubernetesSerialization().asJson(patch));
    }

    private Made awaitRunning(Pod pod, String name, long end) {
        Optional<Pod> now = Optional.of(pod);
        while (now.isPresent()) {
            Optional<Made> settled = settled(now.get(), name);
            if (settled.isPresent()) {
                return settled.get();
            }
            if (System.nanoTime() > end || !slept()) {
                return new Made.Refused(Reason.TIMEOUT, "container " + name + " did not start in time");
            }
            now = read(pod);
        }
        return new Made.Refused(Reason.GONE, "the pod was deleted");
    }

    /** Empty as long as it is still to come. */
    private Optional<Made> settled(Pod pod, String name) {
        Optional<ContainerStatus> status = status(pod, name);
        if (status.filter(it -> it.getState().getRunning() != null).isPresent()) {
            return Optional.of(new Made.Running(name));
        }
        Optional<ContainerStateTerminated> ended = terminated(pod, name);
        if (ended.isPresent()) {
            return Optional.of(new Made.Refused(
                    Reason.INTERNAL_ERROR,
                    "container " + name + " ended with " + ended.get().getExitCode()));
        }
        return status.map(it -> it.getState().getWaiting()).flatMap(waiting -> refused(pod, name, waiting));
    }

    private Optional<Made> refused(Pod pod, String name, ContainerStateWaiting waiting) {
        String why = waiting.getReason() + ": " + waiting.getMessage();
        if (PULL_TROUBLE.contains(String.valueOf(waiting.getReason()))) {
            String detail = pulls.remember(node(pod), image.reference(), why);
            return Optional.of(new Made.Refused(Reason.IMAGE_PULL_FAILED, detail));
        }
        return START_TROUBLE.contains(String.valueOf(waiting.getReason()))
                ? Optional.of(new Made.Refused(Reason.EPHEMERAL_FORBIDDEN, "container " + name + ": " + why))
                : Optional.empty();
    }

    private Optional<Pod> read(Pod pod) {
        return Optional.ofNullable(client.pods()
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(pod.getMetadata().getName())
                        .get())
                .filter(now ->
                        now.getMetadata().getUid().equals(pod.getMetadata().getUid()));
    }

    private static int count(Pod pod) {
        return ours(pod).size();
    }

    private static List<EphemeralContainer> ours(Pod pod) {
        return pod.getSpec().getEphemeralContainers().stream()
                .filter(AgentContainer::isOurs)
                .toList();
    }

    private static Optional<ContainerStateTerminated> terminated(Pod pod, String name) {
        return status(pod, name).map(status -> status.getState().getTerminated());
    }

    private static Optional<ContainerStatus> status(Pod pod, String name) {
        return pod.getStatus().getEphemeralContainerStatuses().stream()
                .filter(status -> status.getName().equals(name) && status.getState() != null)
                .findFirst();
    }

    private static String node(Pod pod) {
        return String.valueOf(pod.getSpec().getNodeName());
    }

    private static boolean slept() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
