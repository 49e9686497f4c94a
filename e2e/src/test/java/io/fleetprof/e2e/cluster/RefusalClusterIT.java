package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server does not let in: the answer names the field, so that nobody has to guess. */
@ClusterTest
class RefusalClusterIT {
    private static final String TARGET = "target: {selector: {matchLabels: {app: a}}}";

    private static Stage stage;

    /** A spec in flow style, and what the refusal has to name. */
    record Wrong(String spec, String named) {
        @Override
        public String toString() {
            return named;
        }
    }

    static Stream<Wrong> wrongs() {
        return Stream.of(
                new Wrong("{}", "spec.target"),
                new Wrong("{target: {}}", "exactly one of selector and workloadRef"),
                new Wrong("{" + TARGET + ", profiles: [{kind: Gorotine}]}", "spec.profiles[0].kind"),
                new Wrong("{" + TARGET + ", profiles: [{kind: Heap, duration: 3s}]}", "duration must be left out"),
                new Wrong("{" + TARGET + ", profiles: [{kind: Heap}, {kind: Heap}]}", "each kind once"),
                new Wrong("{" + TARGET + ", capture: {port: 70000}}", "spec.capture.port"),
                new Wrong("{" + TARGET + ", capture: {maxPause: 2h}}", "spec.capture.maxPause"),
                new Wrong("{" + TARGET + ", activeDeadlineSeconds: 1}", "spec.activeDeadlineSeconds"),
                new Wrong("{" + TARGET + ", endpoint: 'http://169.254.169.254'}", "unknown field \"spec.endpoint\""));
    }

    @BeforeAll
    static void take(Stage given) {
        stage = given;
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void namesTheField(Wrong wrong) {
        Command.Ended ended = create("wrong", wrong.spec());

        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.err()).contains(wrong.named());
    }

    @Test
    void aSpecNeverChanges() {
        assertThat(create("fixed", "{" + TARGET + "}").succeeded()).isTrue();

        Command.Ended ended = stage.namespace()
                .command(
                        "patch",
                        "profilerequest",
                        "fixed",
                        "--type=merge",
                        "-p",
                        "{\"spec\":{\"activeDeadlineSeconds\":60}}")
                .ended();

        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.err()).contains("spec cannot be changed; create a new ProfileRequest");
    }

    private static Command.Ended create(String name, String spec) {
        return stage.namespace()
                .command("create", "-f", "-")
                .reading("""
                apiVersion: fleetprof.io/v1alpha1
                kind: ProfileRequest
                metadata: {name: %s}
                spec: %s
                """.formatted(name, spec))
                .ended();
    }
}
