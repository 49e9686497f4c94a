package io.fleetprof.operator.capture.pod.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fleetprof.operator.target.pod.Identity;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentContainerTest {
    private static final AgentImage IMAGE = new AgentImage("registry.example/fleetprof-agent:0.1.0", "IfNotPresent");
    private static final Identity APP = new Identity(1000, 2000);
    private static final Identity ROOT = new Identity(0, 0);

    private final Container target = Pods.target("""
            securityContext:
              readOnlyRootFilesystem: true
              seccompProfile: {type: RuntimeDefault}
              appArmorProfile: {type: Localhost, localhostProfile: app}
              seLinuxOptions: {level: "s0:c123,c456"}
              capabilities: {drop: [NET_RAW], add: [NET_BIND_SERVICE]}
            volumeMounts: [{name: data, mountPath: /data}]
            env: [{name: TOKEN, value: hush}]
            """);

    @Test
    void itIsTheTargetsUserAndGroupConfinedAsTheTarget() {
        SecurityContext security = made(APP).getSecurityContext();

        assertThat(security.getRunAsUser()).isEqualTo(1000);
        assertThat(security.getRunAsGroup()).isEqualTo(2000);
        assertThat(security.getRunAsNonRoot()).isTrue();
        assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(security.getAppArmorProfile().getLocalhostProfile()).isEqualTo("app");
        assertThat(security.getSeLinuxOptions().getLevel()).isEqualTo("s0:c123,c456");
    }

    @Test
    void itHasNoRightMoreAndNothingOfTheTargets() {
        EphemeralContainer made = made(APP);
        SecurityContext security = made.getSecurityContext();

        assertThat(security.getPrivileged()).isFalse();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).isEmpty();
        assertThat(security.getReadOnlyRootFilesystem()).isNull();
        assertThat(made.getVolumeMounts()).isEmpty();
        assertThat(made.getEnv()).isEmpty();
        assertThat(made.getCommand()).isEmpty();
        assertThat(made.getArgs()).isEmpty();
        assertThat(made.getTargetContainerName()).isEqualTo("app");
    }

    /** The kernel shows root's files to those alone who have root's capabilities, and adds none that root has not. */
    @Test
    void besideRootItDropsWhatRootDropped() {
        SecurityContext security = made(ROOT).getSecurityContext();

        assertThat(security.getRunAsNonRoot()).isFalse();
        assertThat(security.getCapabilities().getDrop()).containsExactly("NET_RAW");
        assertThat(security.getCapabilities().getAdd()).isEmpty();
    }

    @Test
    void oneThatIsThereServesWhoeverIsTheSame() {
        EphemeralContainer made = made(APP);

        assertThat(AgentContainer.serves(made, target, APP, IMAGE)).isTrue();
        assertThat(AgentContainer.serves(made, target, ROOT, IMAGE)).isFalse();
        assertThat(AgentContainer.serves(made, target, APP, new AgentImage("registry.example/other:1", "Always")))
                .isFalse();
        made.setTargetContainerName("proxy");
        assertThat(AgentContainer.serves(made, target, APP, IMAGE)).isFalse();
    }

    @Test
    void somebodyElsesContainersAreNotOurs() {
        for (String name : List.of("debugger-x7", "fleetprof", "fleetprof-1a", "my-fleetprof-1")) {
            EphemeralContainer made = made(APP);
            made.setName(name);
            assertThat(AgentContainer.isOurs(made)).as(name).isFalse();
        }
        assertThat(AgentContainer.isOurs(made(APP))).isTrue();
    }

    private EphemeralContainer made(Identity identity) {
        return AgentContainer.of(AgentContainer.name(0), target, identity, IMAGE);
    }
}
