package io.fleetprof.operator.store;

import java.time.Instant;
import java.util.List;

/**
 * What one request will profile, decided once and recorded before the first capture as {@code plan.json}. Whoever
 * leads later follows this record and does not plan again.
 *
 * @param version of this form, {@value #VERSION}
 * @param namespace where the pods are
 * @param request the request's name
 * @param uid the request's UID
 * @param plannedAt when it was decided
 * @param deadline after which no capture starts and running ones end
 * @param matched how many pods matched, which may be more than were chosen; at least 0
 * @param targets the chosen containers, at most {@value #MAX_TARGETS}
 */
public record Plan(
        int version,
        String namespace,
        String request,
        String uid,
        Instant plannedAt,
        Instant deadline,
        int matched,
        List<Target> targets) {
    public static final int VERSION = 1;
    public static final int MAX_TARGETS = 2_000;

    public Plan {
        Bounds.require(version == VERSION, "version", "is " + version + ", this program reads " + VERSION);
        Bounds.text("namespace", namespace, 1, 253);
        Bounds.text("request", request, 1, 253);
        Bounds.text("uid", uid, 1, 64);
        Bounds.present("plannedAt", plannedAt);
        Bounds.present("deadline", deadline);
        Bounds.atLeast("matched", matched, 0);
        targets = Bounds.list("targets", targets, MAX_TARGETS);
    }

    /**
     * One container to be profiled.
     *
     * @param container which one
     * @param life names the running container in this life, {@code containerd://…}; empty outside a cluster
     * @param workload what it belongs to, so that its siblings are known; empty when unknown
     * @param context what the API server said of it
     * @param kinds the profile kinds as the API writes them, at most 16
     */
    public record Target(ContainerId container, String life, String workload, PodContext context, List<String> kinds) {
        public Target {
            Bounds.present("container", container);
            Bounds.text("life", life, 0, 253);
            Bounds.text("workload", workload, 0, 253);
            Bounds.present("context", context);
            kinds = Bounds.list("kinds", kinds, 16);
            kinds.forEach(kind -> Bounds.text("kind", kind, 1, 32));
        }
    }
}
