package io.fleetprof.operator.target.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fleetprof.operator.capture.pod.ephemeral.Pods;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final String NOTHING = "imageID: sha256:1\n";

    @Test
    void theContainersDemandGoesBeforeThePods() {
        String pod = "securityContext: {runAsUser: 1000, runAsGroup: 1000}\n";

        assertThat(declared(pod, "", NOTHING)).contains(new Identity(1000, 1000));
        assertThat(declared(pod, "securityContext: {runAsUser: 7}\n", NOTHING)).contains(new Identity(7, 1000));
        assertThat(declared(pod, "securityContext: {runAsUser: 7, runAsGroup: 8}\n", NOTHING))
                .contains(new Identity(7, 8));
    }

    @Test
    void whatTheRuntimeStartedGoesBeforeWhatIsDemanded() {
        assertThat(declared(
                        "securityContext: {runAsUser: 1000, runAsGroup: 1000}\n",
                        "",
                        "user: {linux: {uid: 4000000000, gid: 5}}\n"))
                .contains(new Identity(4_000_000_000L, 5));
    }

    /** The group is then the image's, which nobody here knows. */
    @Test
    void aUserWithoutAGroupIsNotKnown() {
        assertThat(declared("securityContext: {runAsUser: 1000}\n", "", NOTHING))
                .isEmpty();
        assertThat(declared("", "", NOTHING)).isEmpty();
    }

    private static Optional<Identity> declared(String spec, String container, String status) {
        Pod pod = Pods.of(spec, container);
        return Identity.declared(pod, pod.getSpec().getContainers().getFirst(), Pods.status(status));
    }
}
