package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerUser;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Optional;

/**
 * User and group of a process: the JVM answers whoever has both, and nobody else.
 *
 * @param uid unsigned, and so the gid
 */
public record Identity(long uid, long gid) {
    /** Nobody's; for a look at who a target is. */
    public static final Identity STRANGER = new Identity(65_532, 65_532);

    public boolean isRoot() {
        return uid == 0;
    }

    /** What the API server knows without anybody looking: what the runtime says it started, else what the spec demands. */
    public static Optional<Identity> declared(Pod pod, Container container, ContainerStatus status) {
        return started(status).or(() -> demanded(pod, container));
    }

    /** Containerd 2 and CRI-O 1.31 say it. */
    private static Optional<Identity> started(ContainerStatus status) {
        return Optional.ofNullable(status.getUser())
                .map(ContainerUser::getLinux)
                .filter(linux -> linux.getUid() != null && linux.getGid() != null)
                .map(linux -> new Identity(linux.getUid(), linux.getGid()));
    }

    /** What the spec demands; empty where the image decides: also a user without a group has whatever group that gives. */
    public static Optional<Identity> demanded(Pod pod, Container container) {
        return user(pod, container).flatMap(user -> group(pod, container).map(group -> new Identity(user, group)));
    }

    /** The user that the spec demands; empty where the image decides. */
    public static Optional<Long> user(Pod pod, Container container) {
        return Optional.ofNullable(container.getSecurityContext())
                .map(SecurityContext::getRunAsUser)
                .or(() ->
                        Optional.ofNullable(pod.getSpec().getSecurityContext()).map(PodSecurityContext::getRunAsUser));
    }

    private static Optional<Long> group(Pod pod, Container container) {
        return Optional.ofNullable(container.getSecurityContext())
                .map(SecurityContext::getRunAsGroup)
                .or(() ->
                        Optional.ofNullable(pod.getSpec().getSecurityContext()).map(PodSecurityContext::getRunAsGroup));
    }
}
