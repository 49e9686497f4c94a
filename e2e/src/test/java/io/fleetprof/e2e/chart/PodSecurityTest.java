package io.fleetprof.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the level restricted asks of a pod, and a read-only root.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">Pod Security Standards</a>
 */
class PodSecurityTest {
    @ParameterizedTest
    @ValueSource(strings = {"replicas=1", "replicas=2", "storage.dev.enabled=true"})
    void the_operators_pod_is_restricted(String setting) {
        JsonNode pod =
                Chart.object(Chart.objects(setting), "Deployment", "fleetprof").at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("hostNetwork").asBoolean()).isFalse();
        assertThat(pod.path("volumes"))
                .allSatisfy(volume -> assertThat(volume.has("hostPath")).isFalse());
        assertThat(pod.path("containers")).isNotEmpty().allSatisfy(PodSecurityTest::isRestricted);
    }

    private static void isRestricted(JsonNode container) {
        JsonNode context = container.path("securityContext");
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.at("/capabilities/drop")).singleElement().hasToString("\"ALL\"");
        assertThat(context.at("/capabilities").has("add")).isFalse();
        assertThat(context.path("privileged").asBoolean()).isFalse();
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
    }
}
