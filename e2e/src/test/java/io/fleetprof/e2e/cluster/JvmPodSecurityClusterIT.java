package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pod security has to do with agents. */
@ClusterTest
class JvmPodSecurityClusterIT {
    private static final String ONE_LOOK = "[{kind: Threads, snapshots: 1}]";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    private static TestNamespace namespace(String name, String level) {
        TestNamespace namespace = TestNamespace.create(
                stage.namespace().cluster(), stage.namespace().name() + "-" + name);
        enforce(namespace, level);
        return namespace;
    }

    private static void enforce(TestNamespace namespace, String level) {
        namespace
                .cluster()
                .kubectl(
                        "label",
                        "--overwrite",
                        "namespace",
                        namespace.name(),
                        "pod-security.kubernetes.io/enforce=" + level);
    }

    private static JsonNode profiled(TestNamespace namespace, String app) {
        try (Requested request = namespace.request(Requests.ofApp(app, app, ONE_LOOK))) {
            return request.complete().at("/targets/0");
        }
    }

    private static JvmService twin(String name) {
        return JvmService.of(name, images.plain(), images.words("executor-per-call", false, 4));
    }

    /** Pod security judges the whole pod, also one that is older than the rule. */
    @Test
    void aPodThatBreaksTheRuleItselfIsNamedWithItsViolation() {
        try (TestNamespace namespace = namespace("old", "baseline")) {
            JvmService old = twin("old");
            String manifest =
                    old.manifest().replace("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true");
            JvmPods pods = JvmPods.start(namespace, old, manifest).ready();
            enforce(namespace, "restricted");

            JsonNode target = profiled(namespace, "old");

            assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Skipped");
            assertThat(target.at("/reason").asText()).isEqualTo("PodViolatesPolicy");
            assertThat(target.at("/message").asText()).contains("allowPrivilegeEscalation != false");
            assertThat(pods.agents()).isEmpty();
        }
    }

    @Test
    void aProgramOfRootIsAskedByRootWithoutARightMore() {
        try (TestNamespace namespace = namespace("root", "baseline")) {
            JvmService root = twin("root");
            String manifest = root.manifest()
                    .replace("runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000", "runAsUser: 0, runAsGroup: 0");
            JvmPods pods = JvmPods.start(namespace, root, manifest).ready();

            JsonNode target = profiled(namespace, "root");

            assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Collected");
            assertThat(pods.agents()).singleElement().satisfies(agent -> {
                assertThat(agent.getSecurityContext().getRunAsUser()).isZero();
                assertThat(agent.getSecurityContext().getCapabilities().getAdd())
                        .isEmpty();
            });
        }
    }
}
