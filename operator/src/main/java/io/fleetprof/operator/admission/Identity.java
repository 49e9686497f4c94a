package io.fleetprof.operator.admission;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Optional;

/** The user and group a container is to run as, where the pod's spec says both. An image's own are unknown before it runs. */
record Identity(long user, long group) {
    static Optional<Identity> of(PodSpec spec, Container container) {
        Optional<SecurityContext> own = Optional.ofNullable(container.getSecurityContext());
        Optional<PodSecurityContext> pods = Optional.ofNullable(spec.getSecurityContext());
        Optional<Long> user =
                own.map(SecurityContext::getRunAsUser).or(() -> pods.map(PodSecurityContext::getRunAsUser));
        Optional<Long> group =
                own.map(SecurityContext::getRunAsGroup).or(() -> pods.map(PodSecurityContext::getRunAsGroup));
        return user.flatMap(uid -> group.map(gid -> new Identity(uid, gid)));
    }
}
