package io.fleetprof.operator.capture.pod.ephemeral;

import io.fleetprof.agent.session.SeenProcess;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the processes that an agent sees is the one that a container is there for. A shell or an init may stand
 * before it, and in a pod that shares its process namespace those of other containers stand beside it.
 */
final class MainProcess {
    private static final Comparator<SeenProcess> ORDER = Comparator.<SeenProcess>comparingInt(
                    process -> rank(process.runtime()))
            .thenComparing(Comparator.comparingLong(SeenProcess::residentBytes).reversed());

    private MainProcess() {}

    /**
     * @param containerId of the target, {@code containerd://…}
     * @param shared whether the pod's containers share their processes
     */
    static Optional<SeenProcess> of(List<SeenProcess> seen, String containerId, boolean shared) {
        String id = containerId.substring(containerId.lastIndexOf('/') + 1);
        List<SeenProcess> its = seen.stream()
                .filter(process -> process.container().filter(id::equals).isPresent())
                .toList();
        return (its.isEmpty() && !shared ? seen : its).stream().min(ORDER);
    }

    private static int rank(SeenProcess.Runtime runtime) {
        return switch (runtime) {
            case HOT_SPOT -> 0;
            case OPEN_J9 -> 1;
            case NATIVE_IMAGE, GO -> 2;
            case HIDDEN -> 3;
            case OTHER -> 4;
        };
    }
}
