package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.target.Endpoint;
import io.fleetprof.operator.target.Exemption;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes targets of what the API server says of pods. Pure. */
final class PodTargets {
    private static final int MAX_IMAGE = 1024;

    private PodTargets() {}

    /**
     * @param status of the container, which runs
     * @param workingSet of the container in bytes, where known
     * @param port the request's
     */
    static Target of(
            Pod pod,
            Container container,
            ContainerStatus status,
            Lineage lineage,
            Optional<Long> workingSet,
            OptionalInt port) {
        Endpoint endpoint = Endpoints.of(pod, container, port);
        return new Target(
                identity(pod, status, lineage),
                Annotations.labels(pod),
                new Reach.InPod(
                        pod.getMetadata().getNamespace(),
                        Optional.ofNullable(pod.getStatus().getPodIP()).orElse(""),
                        Boolean.TRUE.equals(pod.getSpec().getHostNetwork()),
                        status.getContainerID(),
                        endpoint,
                        context(pod, container, status, lineage, workingSet)),
                RuntimeGuess.of(pod, container, endpoint),
                exemption(pod));
    }

    private static Optional<Exemption> exemption(Pod pod) {
        return Annotations.optsOut(pod)
                ? Optional.of(new Exemption(Reason.OPTED_OUT, "annotation " + Annotations.PROFILE + ": \"false\""))
                : Optional.empty();
    }

    private static io.fleetprof.analysis.population.Container identity(
            Pod pod, ContainerStatus status, Lineage lineage) {
        return new io.fleetprof.analysis.population.Container(
                pod.getMetadata().getUid(),
                status.getName(),
                status.getRestartCount(),
                pod.getMetadata().getName(),
                lineage.workload(),
                Times.parse(status.getState().getRunning().getStartedAt()));
    }

    private static PodContext context(
            Pod pod, Container container, ContainerStatus status, Lineage lineage, Optional<Long> workingSet) {
        return new PodContext(
                Optional.ofNullable(pod.getSpec().getNodeName()).orElse(""),
                Times.parse(pod.getStatus().getStartTime()),
                status.getRestartCount(),
                lastEnd(status),
                lineage.rolledOut(),
                lineage.revision(),
                image(container),
                memoryLimit(container.getResources())
                        .or(() -> memoryLimit(pod.getSpec().getResources())),
                workingSet);
    }

    private static Optional<PodContext.End> lastEnd(ContainerStatus status) {
        return Optional.ofNullable(status.getLastState())
                .map(last -> last.getTerminated())
                .map(PodTargets::end);
    }

    private static PodContext.End end(ContainerStateTerminated terminated) {
        Optional<Instant> at = Times.parse(terminated.getFinishedAt());
        String reason = Optional.ofNullable(terminated.getReason()).orElse("");
        int code = Optional.ofNullable(terminated.getExitCode()).orElse(0);
        return new PodContext.End(reason, code, at);
    }

    private static String image(Container container) {
        String image = Optional.ofNullable(container.getImage()).orElse("");
        return image.substring(0, Math.min(image.length(), MAX_IMAGE));
    }

    private static Optional<Long> memoryLimit(ResourceRequirements resources) {
        return Optional.ofNullable(resources)
                .map(ResourceRequirements::getLimits)
                .map((Map<String, Quantity> limits) -> limits.get("memory"))
                .map(limit -> limit.getNumericalAmount().longValue());
    }
}
