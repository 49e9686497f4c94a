package io.fleetprof.operator.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What the API server said of a container when the run was planned. Findings are read beside it: what began to grow at
 * a rollout, how far the limit is, why it was last restarted. Texts are empty and times and figures absent where they
 * are unknown.
 *
 * @param node where it runs
 * @param podStarted when the node took the pod on
 * @param restarts of this container
 * @param lastEnd how its life before this one ended
 * @param rolledOut when this revision of the workload was made
 * @param revision as {@code kubectl rollout history} counts them
 * @param image as the spec names it
 * @param memoryLimit in bytes
 * @param workingSet in bytes, by metrics.k8s.io
 */
public record PodContext(
        String node,
        Optional<Instant> podStarted,
        int restarts,
        Optional<End> lastEnd,
        Optional<Instant> rolledOut,
        String revision,
        String image,
        Optional<Long> memoryLimit,
        Optional<Long> workingSet) {
    /** Outside a cluster. */
    public static final PodContext NONE = new PodContext(
            "", Optional.empty(), 0, Optional.empty(), Optional.empty(), "", "", Optional.empty(), Optional.empty());

    public PodContext {
        Bounds.text("node", node, 0, 253);
        Bounds.present("podStarted", podStarted);
        Bounds.atLeast("restarts", restarts, 0);
        Bounds.present("lastEnd", lastEnd);
        Bounds.present("rolledOut", rolledOut);
        Bounds.text("revision", revision, 0, 253);
        Bounds.text("image", image, 0, 1024);
        Bounds.present("memoryLimit", memoryLimit);
        Bounds.present("workingSet", workingSet);
    }

    /**
     * The end of a container's life.
     *
     * @param reason as the kubelet says it, {@code OOMKilled} or {@code Error}
     */
    public record End(String reason, int exitCode, Optional<Instant> at) {
        public End {
            Bounds.text("reason", reason, 0, 253);
            Bounds.present("at", at);
        }
    }
}
