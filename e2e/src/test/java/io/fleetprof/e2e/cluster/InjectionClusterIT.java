package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static final String LOOKS = "[{kind: Process}, {kind: Threads, snapshots: 3, interval: 5s}]";

    private static Stage stage;

    @BeforeAll
    static void enable(Stage given) {
        stage = given;
        stage.operator().upgrade("--set", "injection.enabled=true");
        awaitInjection();
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

    /** No container is added for it, and an author who allows none has it profiled all the same. */
    @Test
    void aJvmIsProfiledByItsSidecar() {
        JvmImages images = JvmImages.in(stage.operator().cluster());
        JvmService leak = JvmService.of("courier", images.plain(), images.words("thread-per-request", true, 10));
        String labelled =
                leak.manifest().replace("{labels: {app: courier}", "{labels: {app: courier, fleetprof.io/inject: jvm}");
        JvmPods pods = JvmPods.start(stage.namespace(), leak, labelled).ready();
        String manifest = Requests.with(
                Requests.ofApp("courier", "courier", LOOKS), "capture: {path: Sidecar, allowEphemeral: false}");

        try (Requested request = stage.namespace().request(manifest)) {
            JsonNode status = request.complete();

            assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Leaking");
            assertThat(status.at("/findings/0/location").asText())
                    .startsWith(images.one("thread-per-request").leak().function());
            assertThat(status.at("/targets/0/path").asText()).isEqualTo("Sidecar");
            assertThat(pods.agents()).isEmpty();
        }
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
            Eventually.so(SOON, "pods are made as they are", () -> dryRun("go", "")
                    .getInitContainers()
                    .isEmpty());
        } finally {
            scale(1);
            stage.operator().awaitServing();
            awaitInjection();
        }
    }

    /** Another operator goes on with the certificate; a Secret that was emptied gets another, and the API server with it. */
    @Test
    void theCertificateOutlivesTheOperatorAndIsMadeAnewWhenItIsLost() {
        String first = caBundle();
        stage.operator().kill();
        stage.operator().awaitServing();
        awaitInjection();
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
