package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What runs in the pods of a node that is this machine or stands on it, as this repository's and kind's do. The API
 * server ends no container without asking its program first, and a program that dies is not asked.
 */
final class NodeProcesses {
    private static final String SCHEME = "containerd://";

    private NodeProcesses() {}

    /** Kills all in the pod's containers. Of a node that is elsewhere there is none here, and nothing happens. */
    static void kill(Pod pod) {
        pod.getStatus().getContainerStatuses().stream()
                .map(status -> String.valueOf(status.getContainerID()))
                .filter(id -> id.startsWith(SCHEME))
                .map(id -> id.substring(SCHEME.length()))
                .forEach(NodeProcesses::killContainer);
    }

    private static void killContainer(String id) {
        ProcessHandle.allProcesses()
                .filter(process -> cgroups(process).contains(id))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static String cgroups(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cgroup"));
        } catch (IOException _) { // it has ended
            return "";
        }
    }
}
