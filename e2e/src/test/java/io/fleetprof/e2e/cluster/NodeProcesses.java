package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What runs in the pods of a node that is this machine or stands on it, as this repository's and kind's do. The API
 * server ends no container without asking its program first, and a program that dies is not asked.
 */
final class NodeProcesses {
    private static final String SCHEME = "containerd://";

    private NodeProcesses() {}

    /** Kills all in the pod's containers. Of a node that is elsewhere there is none here, and nothing happens. */
    static void kill(Pod pod) {
        of(pod.getStatus().getContainerStatuses()).forEach(ProcessHandle::destroyForcibly);
    }

    /** Those in the pod's ephemeral containers. */
    static List<ProcessHandle> ofAgents(Pod pod) {
        return of(pod.getStatus().getEphemeralContainerStatuses());
    }

    /** The JVM that is the pod's own; empty where the node is elsewhere. */
    static Optional<ProcessHandle> jvm(Pod pod) {
        return of(pod.getStatus().getContainerStatuses()).stream()
                .filter(NodeProcesses::isJava)
                .findFirst();
    }

    static boolean isJava(ProcessHandle process) {
        return process.info().command().filter(it -> it.endsWith("/java")).isPresent();
    }

    private static List<ProcessHandle> of(List<ContainerStatus> containers) {
        List<String> ids = containers.stream()
                .map(status -> String.valueOf(status.getContainerID()))
                .filter(id -> id.startsWith(SCHEME))
                .map(id -> id.substring(SCHEME.length()))
                .toList();
        return ProcessHandle.allProcesses()
                .filter(process -> ids.stream().anyMatch(cgroups(process)::contains))
                .toList();
    }

    private static String cgroups(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cgroup"));
        } catch (IOException _) { // it has ended
            return "";
        }
    }
}
