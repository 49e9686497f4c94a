package io.fleetprof.operator.capture.pod.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.api.v1alpha1.Reason;
import org.junit.jupiter.api.Test;

/** The messages are those of a Kubernetes 1.34. */
class EphemeralRefusalTest {
    @Test
    void podSecurityIsToldByTheViolation() {
        var refused = EphemeralRefusal.of(refusal(
                403,
                "pods \"old\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false"
                        + " (container \"app\" must set securityContext.allowPrivilegeEscalation=false)"));

        assertThat(refused.reason()).isEqualTo(Reason.POD_VIOLATES_POLICY);
        assertThat(refused.detail())
                .startsWith("allowPrivilegeEscalation != false (container \"app\"")
                .endsWith("of level restricted:latest");
    }

    @Test
    void aMissingRightIsForbidden() {
        var refused = EphemeralRefusal.of(refusal(
                403,
                "pods \"cart\" is forbidden: User \"system:serviceaccount:fleetprof:fleetprof\" cannot patch resource"
                        + " \"pods/ephemeralcontainers\" in API group \"\" in the namespace \"shop\""));

        assertThat(refused.reason()).isEqualTo(Reason.EPHEMERAL_FORBIDDEN);
        assertThat(refused.detail()).contains("pods/ephemeralcontainers");
    }

    @Test
    void aPodThatWentIsGone() {
        assertThat(EphemeralRefusal.of(refusal(404, "pods \"cart\" not found")).reason())
                .isEqualTo(Reason.GONE);
    }

    private static KubernetesClientException refusal(int code, String message) {
        return new KubernetesClientException(
                new StatusBuilder().withCode(code).withMessage(message).build());
    }
}
