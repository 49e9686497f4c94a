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

    private static void enforce(String level) {
        stage.namespace()
                .cluster()
                .kubectl(
                        "label",
                        "--overwrite",
                        "namespace",
                        stage.namespace().name(),
                        "pod-security.kubernetes.io/enforce=" + level);
    }

    private static JsonNode profiled(String app) {
        try (Requested request = stage.namespace().request(Requests.ofApp(app, app, ONE_LOOK))) {
            return request.complete().at("/targets/0");
        }
    }

    /** Pod security judges the whole pod, also one that is older than the rule. */
    @Test
    void aPodThatBreaksTheRuleItselfIsNamedWithItsViolation() {
        enforce("baseline");
        JvmService old = JvmService.of("old", images.plain(), images.words("executor-per-call", false, 4));
        JvmPods pods = JvmPods.start(
                        stage.namespace(),
                        old,
                        old.manifest().replace("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true"))
                .ready();
        enforce("restricted");

        JsonNode target = profiled("old");

        assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Skipped");
        assertThat(target.at("/reason").asText()).isEqualTo("PodViolatesPolicy");
        assertThat(target.toString()).contains("allowPrivilegeEscalation != false");
        assertThat(pods.agents()).isEmpty();
    }

    @Test
    void aProgramOfRootIsAskedByRootWithoutARightMore() {
        enforce("baseline");
        JvmService root = JvmService.of("root", images.plain(), images.words("executor-per-call", false, 4));
        JvmPods pods = JvmPods.start(
                        stage.namespace(),
                        root,
                        root.manifest()
                                .replace(
                                        "runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000",
                                        "runAsUser: 0, runAsGroup: 0"))
                .ready();

        JsonNode target = profiled("root");

        assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Collected");
        assertThat(pods.agents()).singleElement().satisfies(agent -> {
            assertThat(agent.getSecurityContext().getRunAsUser()).isZero();
            assertThat(agent.getSecurityContext().getCapabilities().getAdd()).isEmpty();
        });
    }
}
