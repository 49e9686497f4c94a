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
 *
 * @param bytes the largest number where nothing bounds it
 * @param inMemory whether what is written there counts as the container's memory
 */
record Room(long bytes, boolean inMemory) {
    private static final String TMP = "/tmp";
    private static final String MEMORY = "Memory";

    static Room of(Pod pod, Container container) {
        Optional<EmptyDirVolumeSource> volume = volume(pod, container);
        long bytes = Stream.concat(
                        volume.flatMap(Room::limit).stream(),
                        limit(container.getResources(), "ephemeral-storage").stream())
                .min(Comparator.naturalOrder())
                .orElse(Long.MAX_VALUE);
        return new Room(
                bytes, volume.filter(it -> MEMORY.equals(it.getMedium())).isPresent());
    }

    Room atMost(long free) {
        return new Room(Math.min(bytes, free), inMemory);
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
