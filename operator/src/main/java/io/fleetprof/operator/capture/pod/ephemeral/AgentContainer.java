package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fleetprof.operator.target.pod.Identity;
import java.util.List;
import java.util.Optional;

/**
 * The ephemeral container that an agent runs in: the target's user and group, what confines the target, and no right
 * more. It has no volume and no environment, and its image's own command, which idles and ends by itself. Pure.
 */
final class AgentContainer {
    private static final String PREFIX = "fleetprof-";

    private AgentContainer() {}

    static String name(int number) {
        return PREFIX + number;
    }

    static boolean isOurs(EphemeralContainer container) {
        return container.getName().matches(PREFIX + "\\d{1,3}");
    }

    static EphemeralContainer of(String name, Container target, Identity identity, AgentImage image) {
        return new EphemeralContainerBuilder()
                .withName(name)
                .withImage(image.reference())
                .withImagePullPolicy(image.pullPolicy())
                .withTargetContainerName(target.getName())
                .withSecurityContext(security(target, identity))
                .build();
    }

    /** Whether it can serve such a target as one that would be made now. */
    static boolean serves(EphemeralContainer made, Container target, Identity identity, AgentImage image) {
        SecurityContext security = made.getSecurityContext();
        return isOurs(made)
                && target.getName().equals(made.getTargetContainerName())
                && image.reference().equals(made.getImage())
                && security != null
                && Long.valueOf(identity.uid()).equals(security.getRunAsUser())
                && Long.valueOf(identity.gid()).equals(security.getRunAsGroup());
    }

    /** Its root file system may be written: nothing of the target's is in there. */
    private static SecurityContext security(Container target, Identity identity) {
        Optional<SecurityContext> theirs = Optional.ofNullable(target.getSecurityContext());
        return new SecurityContextBuilder()
                .withRunAsUser(identity.uid())
                .withRunAsGroup(identity.gid())
                .withRunAsNonRoot(!identity.isRoot())
                .withPrivileged(false)
                .withAllowPrivilegeEscalation(false)
                .withCapabilities(capabilities(theirs, identity))
                .withSeccompProfile(
                        theirs.map(SecurityContext::getSeccompProfile).orElse(null))
                .withAppArmorProfile(
                        theirs.map(SecurityContext::getAppArmorProfile).orElse(null))
                .withSeLinuxOptions(
                        theirs.map(SecurityContext::getSeLinuxOptions).orElse(null))
                .build();
    }

    /** None; but the kernel shows root's files only to who has the same capabilities, which for root are the usual ones. */
    private static Capabilities capabilities(Optional<SecurityContext> theirs, Identity identity) {
        List<String> dropped = identity.isRoot()
                ? theirs.map(SecurityContext::getCapabilities)
                        .map(Capabilities::getDrop)
                        .orElse(List.of())
                : List.of("ALL");
        return new CapabilitiesBuilder().withDrop(dropped).build();
    }
}
