package io.fleetprof.operator.admission;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fleetprof.operator.target.pod.Identity;
import java.util.Optional;

/**
 * The container that waits beside a program until it is told what to capture: a native sidecar, an init container that
 * stays. It passes under restricted pod security.
 */
public final class Sidecar {
    /** Of the container, in every pod. */
    public static final String NAME = "fleetprof";

    private static final long NOBODY = 65532L;
    private static final String YEARS = "999999999"; // seconds

    private Sidecar() {}

    /** Shares only the network with the program. */
    static Container besideGo(String image) {
        SecurityContext security = bounded(new SecurityContextBuilder())
                .withRunAsNonRoot(true)
                .withRunAsUser(NOBODY)
                .withRunAsGroup(NOBODY)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
        return container(image, security);
    }

    /** Looks into the program's process: no other user may, and no other confinement could. */
    static Container besideJvm(String image, Identity identity, Container program) {
        Optional<SecurityContext> programs = Optional.ofNullable(program.getSecurityContext());
        SecurityContext security = bounded(new SecurityContextBuilder())
                .withRunAsUser(identity.uid())
                .withRunAsGroup(identity.gid())
                .withSeccompProfile(
                        programs.map(SecurityContext::getSeccompProfile).orElse(null))
                .withAppArmorProfile(
                        programs.map(SecurityContext::getAppArmorProfile).orElse(null))
                .withSeLinuxOptions(
                        programs.map(SecurityContext::getSeLinuxOptions).orElse(null))
                .build();
        return container(image, security);
    }

    private static SecurityContextBuilder bounded(SecurityContextBuilder security) {
        return security.withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .addToDrop("ALL")
                .endCapabilities();
    }

    private static Container container(String image, SecurityContext security) {
        return new ContainerBuilder()
                .withName(NAME)
                .withImage(image)
                .withArgs("fleetprof-idle", YEARS) // it stays as long as the pod
                .withRestartPolicy("Always")
                .withResources(new ResourceRequirementsBuilder()
                        .addToRequests("cpu", new Quantity("5m"))
                        .addToRequests("memory", new Quantity("16Mi"))
                        .addToLimits("memory", new Quantity("128Mi"))
                        .build())
                .withSecurityContext(security)
                .build();
    }
}
