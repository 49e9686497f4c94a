package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which pods a request means: by labels, by every kind of workload, as a sample, or none. */
@ClusterTest
class SelectionClusterIT {
    private static Stage stage;

    /** A workload with the pods it has. */
    record Kind(String apiVersion, String kind, int pods, String spec) {
        String name() {
            return kind.toLowerCase(Locale.ROOT);
        }

        GoService service() {
            return GoService.twin(name());
        }

        String manifest() {
            return """
                    apiVersion: %s
                    kind: %s
                    metadata: {name: %s}
                    spec:
                    %s
                    """.formatted(apiVersion, kind, name(), spec.indent(2).stripTrailing());
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                selecting("apps/v1", "Deployment", 2, "replicas: 2"),
                selecting(
                        "apps/v1",
                        "StatefulSet",
                        2,
                        "replicas: 2\nserviceName: statefulset\npodManagementPolicy: Parallel"),
                selecting("apps/v1", "DaemonSet", 1, ""),
                selecting("apps/v1", "ReplicaSet", 2, "replicas: 2"),
                new Kind("batch/v1", "Job", 2, "parallelism: 2\ncompletions: 2\n" + template("job", "Never")),
                new Kind(
                        "batch/v1",
                        "CronJob",
                        1,
                        "schedule: '0 0 1 1 *'\njobTemplate:\n  spec:\n"
                                + template("cronjob", "Never").indent(4)),
                new Kind(
                        "v1",
                        "ReplicationController",
                        2,
                        "replicas: 2\nselector: {app: replicationcontroller}\n"
                                + template("replicationcontroller", "Always")));
    }

    private static Kind selecting(String apiVersion, String kind, int pods, String more) {
        String name = kind.toLowerCase(Locale.ROOT);
        return new Kind(
                apiVersion,
                kind,
                pods,
                more + "\nselector: {matchLabels: {app: " + name + "}}\n" + template(name, "Always"));
    }

    private static String template(String app, String restartPolicy) {
        return "template:\n"
                + GoService.twin(app)
                        .template()
                        .replace("spec:", "spec:\n  restartPolicy: " + restartPolicy)
                        .indent(2);
    }

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        kinds().map(Kind::manifest).forEach(stage.namespace()::apply);
        stage.namespace().kubectl("create", "job", "--from=cronjob/cronjob", "cronjob-by-hand");
        kinds().forEach(kind -> new GoPods(stage.namespace(), kind.service().times(kind.pods())).ready());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aWorkloadOfThatKind(Kind kind) {
        JsonNode status = profiled(
                kind.name(),
                "{workloadRef: {apiVersion: %s, kind: %s, name: %s}}"
                        .formatted(kind.apiVersion(), kind.kind(), kind.name()));

        GoPods pods = new GoPods(stage.namespace(), kind.service());
        assertThat(status.at("/targets").findValuesAsText("pod"))
                .as(status.toPrettyString())
                .hasSize(kind.pods())
                .containsExactlyInAnyOrderElementsOf(pods.names());
        assertThat(status.at("/pods/collected").asInt()).isEqualTo(kind.pods());
    }

    @Test
    void aSinglePod() {
        String pod = new GoPods(stage.namespace(), GoService.twin("statefulset"))
                .names()
                .getFirst();

        JsonNode status = profiled("single", "{workloadRef: {apiVersion: v1, kind: Pod, name: %s}}".formatted(pod));

        assertThat(status.at("/targets").findValuesAsText("pod")).containsExactly(pod);
    }

    @Test
    void aSampleOfTwo() {
        JsonNode status = profiled(
                "sample",
                "{selector: {matchExpressions: [{key: app, operator: In, values: [deployment, replicaset]}]}, maxPods: 2}");

        assertThat(status.at("/pods/matched").asInt()).isEqualTo(4);
        assertThat(status.at("/pods/selected").asInt()).isEqualTo(2);
        assertThat(status.at("/podsSummary").asText()).isEqualTo("2/2");
    }

    @Test
    void oneContainerOfTwo() {
        stage.namespace().apply("""
                apiVersion: v1
                kind: Pod
                %s
                """.formatted(withSidecar()));
        GoPods pods = new GoPods(stage.namespace(), GoService.twin("double"));
        pods.ready();

        JsonNode status = profiled("double", "{selector: {matchLabels: {app: double}}, container: sidecar}");

        assertThat(status.at("/targets").findValuesAsText("container")).containsExactly("sidecar");
        assertThat(status.at("/podsSummary").asText())
                .as(status.toPrettyString())
                .isEqualTo("1/1");
    }

    /** The sidecar alone serves profiles, on a port that the pod names for them. */
    private static String withSidecar() {
        String template = GoService.twin("double").template().replace("metadata:\n", "metadata:\n  name: double\n");
        String sidecar = template.substring(template.indexOf("- name: double"))
                .replace("- name: double", "- name: sidecar")
                .replace("0.0.0.0:6060", "0.0.0.0:7070")
                .replace("env:", "ports: [{name: pprof, containerPort: 7070}]\n    env:");
        return template + "  " + sidecar;
    }

    @Test
    void noPodAtAll() {
        assertRejected("{selector: {matchLabels: {app: nobody}}}", "NoPodsMatched", "app=nobody");
    }

    @Test
    void noSuchWorkload() {
        assertRejected(
                "{workloadRef: {apiVersion: apps/v1, kind: Deployment, name: nothing}}", "WorkloadNotFound", "nothing");
    }

    @Test
    void noSuchKind() {
        assertRejected(
                "{workloadRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: x}}",
                "WorkloadNotFound",
                "Rollout");
    }

    private static void assertRejected(String target, String reason, String named) {
        String name = reason.toLowerCase(Locale.ROOT) + Integer.toHexString(target.hashCode());
        JsonNode status = profiled(name, target);

        assertThat(Conditions.of(status))
                .containsEntry("Accepted", "False " + reason)
                .containsEntry("Complete", "True Rejected")
                .containsEntry("Stalled", "True " + reason);
        assertThat(Conditions.message(status, "Accepted")).contains(named);
        assertThat(List.of(status.at("/summary").asText())).allMatch(summary -> summary.contains(named));
    }

    private static JsonNode profiled(String name, String target) {
        try (Requested request = stage.namespace().request(Requests.of(name, target, Requests.ONE_LOOK))) {
            return request.complete();
        }
    }
}
