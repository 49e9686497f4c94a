package io.fleetprof.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds that hold however the chart is set; the exact rights of the default are in its golden file. */
class RightsTest {
    static Stream<List<String>> installations() {
        return Stream.of(
                List.of(),
                List.of("storage.dev.enabled=true"),
                List.of("replicas=2"),
                List.of("injection.enabled=true"),
                List.of(
                        "storage.s3.bucket=profiles",
                        "storage.s3.endpoint=https://s3.example",
                        "storage.secretNames[0]=one"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void the_operator_has_no_right_without_a_bound(List<String> settings) {
        assertThat(operatorRules(settings)).isNotEmpty().allSatisfy(rule -> {
            assertThat(words(rule, "verbs")).doesNotContain("*", "escalate", "bind", "impersonate");
            assertThat(words(rule, "resources")).doesNotContain("*", "pods/attach", "nodes/proxy");
            assertThat(words(rule, "apiGroups")).doesNotContain("*");
        });
    }

    @ParameterizedTest
    @MethodSource("installations")
    void secrets_are_read_by_name_in_the_operators_namespace_alone(List<String> settings) {
        List<JsonNode> objects = Chart.objects(settings.toArray(String[]::new));
        assertThat(Chart.ofKind(objects, "ClusterRole").flatMap(RightsTest::rules))
                .noneSatisfy(rule -> assertThat(words(rule, "resources")).contains("secrets"));
        assertThat(Chart.ofKind(objects, "Role").flatMap(RightsTest::rules).filter(rule -> words(rule, "resources")
                        .contains("secrets")))
                .allSatisfy(rule -> {
                    assertThat(words(rule, "resourceNames")).isNotEmpty();
                    boolean own = words(rule, "resourceNames").equals(List.of("fleetprof-inject"));
                    assertThat(words(rule, "verbs")).isEqualTo(own ? List.of("get", "update") : List.of("get"));
                });
    }

    /** It may add containers to others' pods, and run programs there, only where a policy says which. */
    @ParameterizedTest
    @MethodSource("fenced")
    void power_inside_pods_comes_with_a_fence(List<String> settings) {
        for (String resource : List.of("pods/ephemeralcontainers", "pods/exec")) {
            boolean power = operatorRules(settings).stream()
                    .anyMatch(rule -> words(rule, "resources").contains(resource));
            boolean fence = Chart.ofKind(Chart.objects(settings.toArray(String[]::new)), "ValidatingAdmissionPolicy")
                    .flatMap(policy -> elements(policy.at("/spec/matchConstraints/resourceRules")))
                    .anyMatch(rule -> words(rule, "resources").contains(resource));
            assertThat(power).as(resource).isEqualTo(fence);
        }
    }

    static Stream<List<String>> fenced() {
        return Stream.concat(
                installations(), Stream.of(List.of("admission.enabled=false"), List.of("excludedNamespaces=null")));
    }

    /** What is run in containers that are not ours is an admin's to take away. */
    @Test
    void without_exec_nothing_of_others_images_is_run() {
        assertThat(Chart.object(Chart.objects(), "ValidatingAdmissionPolicy", "fleetprof-operator")
                        .toString())
                .contains("jcmd");
        assertThat(Chart.object(Chart.objects("exec.enabled=false"), "ValidatingAdmissionPolicy", "fleetprof-operator")
                        .toString())
                .doesNotContain("jcmd")
                .doesNotContain("ofImage");
    }

    /** A tag of its own, or the operator's; a registry of its own, or the operator's. */
    @Test
    void the_fence_and_the_operator_mean_one_image() {
        for (List<String> settings : List.of(
                List.<String>of(),
                List.of("image.registry=registry.example/team", "image.tag=2.0.0"),
                List.of("agent.registry=mirror.example", "agent.tag=1.9.9"))) {
            List<JsonNode> objects = Chart.objects(settings.toArray(String[]::new));
            String image = Chart.object(objects, "ConfigMap", "fleetprof")
                    .at("/data/FLEETPROF_AGENT_IMAGE")
                    .asText();
            assertThat(Chart.object(objects, "ValidatingAdmissionPolicy", "fleetprof-agents")
                            .toString())
                    .contains("it.image == '" + image + "'");
        }
    }

    private static List<JsonNode> operatorRules(List<String> settings) {
        List<JsonNode> objects = Chart.objects(settings.toArray(String[]::new));
        return Stream.concat(
                        rules(Chart.object(objects, "ClusterRole", "fleetprof")),
                        Chart.ofKind(objects, "Role").flatMap(RightsTest::rules))
                .toList();
    }

    private static Stream<JsonNode> rules(JsonNode role) {
        return elements(role.path("rules"));
    }

    private static List<String> words(JsonNode rule, String field) {
        return elements(rule.path(field)).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
