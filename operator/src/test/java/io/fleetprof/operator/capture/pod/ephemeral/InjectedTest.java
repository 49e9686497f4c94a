package io.fleetprof.operator.capture.pod.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class InjectedTest {
    private static final AgentImage IMAGE = new AgentImage("registry.example/fleetprof-agent:2", "IfNotPresent");
    private static final String RUNNING = "{running: {startedAt: 2026-01-01T00:00:00Z}}";

    @Test
    void aSidecarThatRunsAndSeesTheProcessesServes() {
        assertThat(Injected.serves(pod("fleetprof-agent:2", true, RUNNING), IMAGE))
                .isTrue();
    }

    @Test
    void oneOfAnotherReleaseDoesNot() {
        assertThat(Injected.serves(pod("fleetprof-agent:1", true, RUNNING), IMAGE))
                .isFalse();
    }

    @Test
    void oneThatSeesNoProcessesDoesNot() {
        assertThat(Injected.serves(pod("fleetprof-agent:2", false, RUNNING), IMAGE))
                .isFalse();
    }

    @Test
    void oneThatDoesNotRunDoesNot() {
        assertThat(Injected.serves(pod("fleetprof-agent:2", true, "{waiting: {reason: ImagePullBackOff}}"), IMAGE))
                .isFalse();
    }

    @Test
    void aPodWithoutOneHasNone() {
        Pod pod = Pods.of("shareProcessNamespace: true", "");
        pod.setStatus(new PodStatus());
        assertThat(Injected.serves(pod, IMAGE)).isFalse();
    }

    private static Pod pod(String image, boolean shared, String state) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  shareProcessNamespace: %s
                  initContainers: [{name: fleetprof, image: registry.example/%s, restartPolicy: Always}]
                  containers: [{name: app}]
                status:
                  initContainerStatuses: [{name: fleetprof, state: %s}]
                """.formatted(shared, image, state), Pod.class);
    }
}
