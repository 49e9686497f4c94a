package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much a container may write to its /tmp at most, as its pod's spec bounds it: whoever passes such a limit is
 * evicted, and the file system itself knows nothing of it. Pure.
 */
final class Room {
    private static final String TMP = "/tmp";
    private static final String MEMORY = "Memory";

    private Room() {}

    /** Bytes; the largest number where nothing bounds it. */
    static long of(Pod pod, Container container) {
        return Stream.concat(
                        volume(pod, container).flatMap(Room::limit).stream(),
                        limit(container.getResources(), "ephemeral-storage").stream())
                .min(Comparator.naturalOrder())
                .orElse(Long.MAX_VALUE);
    }

    /** Whether what it writes there counts as its memory, which ends it when it is too much. */
    static boolean isMemory(Pod pod, Container container) {
        return volume(pod, container)
                .filter(volume -> MEMORY.equals(volume.getMedium()))
                .isPresent();
    }

    private static Optional<EmptyDirVolumeSource> volume(Pod pod, Container container) {
        return container.getVolumeMounts().stream()
                .filter(mount -> TMP.equals(mount.getMountPath()))
                .map(VolumeMount::getName)
                .flatMap(name -> pod.getSpec().getVolumes().stream().filter(volume -> name.equals(volume.getName())))
                .flatMap((Volume volume) -> Stream.ofNullable(volume.getEmptyDir()))
                .findFirst();
    }

    private static Optional<Long> limit(EmptyDirVolumeSource volume) {
        return Optional.ofNullable(volume.getSizeLimit()).map(Room::bytes);
    }

    private static Optional<Long> limit(ResourceRequirements resources, String what) {
        return Optional.ofNullable(resources)
                .map(ResourceRequirements::getLimits)
                .map((Map<String, Quantity> limits) -> limits.get(what))
                .map(Room::bytes);
    }

    private static long bytes(Quantity quantity) {
        return quantity.getNumericalAmount().longValue();
    }
}
