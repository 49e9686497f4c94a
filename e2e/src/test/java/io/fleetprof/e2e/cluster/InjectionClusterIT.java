package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sidecars beside pods that ask for one, where the chart enables that. */
@DisruptiveClusterTest
class InjectionClusterIT {
    private static final String NAME = "fleetprof-inject";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Stage stage;

    @BeforeAll
    static void enable(Stage given) {
        stage = given;
        stage.operator().upgrade("--set", "injection.enabled=true");
        Eventually.so(
                SOON, "the API server trusts the webhook", () -> !caBundle().isEmpty());
    }

    @AfterAll
    static void disable() {
        stage.operator().upgrade();
    }

    @Test
    void aPodThatAsksIsMadeWithASidecar() {
        PodSpec spec = dryRun("go", "");

        assertThat(spec.getInitContainers()).extracting(Container::getName).containsExactly("fleetprof");
        assertThat(spec.getShareProcessNamespace()).isNull();
    }

    @Test
    void besideAJvmTheProcessesAreShared() {
        PodSpec spec = dryRun("jvm", "runAsUser: 1000, runAsGroup: 1000,");

        assertThat(spec.getInitContainers()).extracting(Container::getName).containsExactly("fleetprof");
        assertThat(spec.getShareProcessNamespace()).isTrue();
    }

    @Test
    void whoseUserIsUnknownIsMadeAsItIsAndItsAuthorWarned() {
        Command.Ended made = apply("jvm", "");

        assertThat(made.err()).contains("Warning: label fleetprof.io/inject has no effect: set runAsUser");
        assertThat(made.out()).doesNotContain("initContainers");
    }

    @Test
    void withoutTheOperatorPodsAreMadeAllTheSame() {
        scale(0);
        try {
            assertThat(dryRun("go", "").getInitContainers()).isEmpty();
        } finally {
            scale(1);
            stage.operator().awaitServing();
        }
    }

    /** Another operator goes on with the certificate; a Secret that was emptied gets another, and the API server with it. */
    @Test
    void theCertificateOutlivesTheOperatorAndIsMadeAnewWhenItIsLost() {
        String first = caBundle();
        stage.operator().kill();
        stage.operator().awaitServing();
        assertThat(caBundle()).isEqualTo(first);

        stage.operator()
                .cluster()
                .kubectl(
                        "patch",
                        "secret",
                        "-n",
                        Operator.NAMESPACE,
                        NAME,
                        "--type=json",
                        "-p",
                        "[{\"op\":\"remove\",\"path\":\"/data\"}]");
        stage.operator().kill();
        stage.operator().awaitServing();
        Eventually.so(SOON, "another certificate is trusted", () -> !caBundle().equals(first));
        awaitInjection();
    }

    private static void awaitInjection() {
        Eventually.so(SOON, "sidecars are injected", () -> !dryRun("go", "")
                .getInitContainers()
                .isEmpty());
    }

    private static void scale(int replicas) {
        stage.operator()
                .cluster()
                .client()
                .apps()
                .deployments()
                .inNamespace(Operator.NAMESPACE)
                .withName(Operator.RELEASE)
                .scale(replicas);
        if (replicas == 0) {
            Eventually.so(
                    SOON, "the operator is gone", () -> stage.operator().pod().isEmpty());
        }
    }

    private static String caBundle() {
        MutatingWebhookConfiguration configuration = stage.namespace()
                .client()
                .admissionRegistration()
                .v1()
                .mutatingWebhookConfigurations()
                .withName(NAME)
                .require();
        String bundle = configuration.getWebhooks().getFirst().getClientConfig().getCaBundle();
        return bundle == null ? "" : bundle;
    }

    private static PodSpec dryRun(String wish, String identity) {
        return Serialization.unmarshal(apply(wish, identity).out(), Pod.class).getSpec();
    }

    private static Command.Ended apply(String wish, String identity) {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: asks, labels: {fleetprof.io/inject: %s}}
                spec:
                  securityContext: {%s runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                  - name: app
                    image: app
                    securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                """.formatted(wish, identity);
        return stage.namespace()
                .command("create", "--dry-run=server", "-o", "json", "-f", "-")
                .reading(pod)
                .ended();
    }
}
