package io.fleetprof.analysis.peer;

import java.util.List;

/**
 * Who is at an address, as the cluster told when the run was captured.
 *
 * @param namespace of the pod or Service; empty for all else
 * @param name of the pod, the Service or the node; empty for {@link Kind#OUTSIDE} and {@link Kind#UNNAMED}
 * @param workload what its pods belong to; empty when unknown
 * @param pods of a Service those behind it, of a pod itself; at most {@link #MAX_PODS}
 */
public record Peer(Kind kind, String namespace, String name, String workload, List<Pod> pods) {
    public static final int MAX_PODS = 20;
    /** Nobody was asked, or no answer came. */
    public static final Peer UNNAMED = new Peer(Kind.UNNAMED, "", "", "", List.of());

    public Peer {
        pods = pods.stream().limit(MAX_PODS).toList();
    }

    /** What kind of thing has the address. */
    public enum Kind {
        POD,
        SERVICE,
        /** A node, or a pod in its network. */
        NODE,
        /** Neither a pod's nor a Service's. */
        OUTSIDE,
        UNNAMED
    }

    /** @param uid which also is a profiled container's, where it was profiled */
    public record Pod(String uid, String name) {}

    boolean has(String podUid) {
        return pods.stream().anyMatch(pod -> pod.uid().equals(podUid));
    }
}
