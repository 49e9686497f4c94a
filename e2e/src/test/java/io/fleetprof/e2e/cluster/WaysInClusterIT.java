package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that do not lie open: the way that leads in is taken, and where none does the reason is told. */
@ClusterTest
class WaysInClusterIT {
    private static final GoService LEAK = GoService.leak("");

    private static Stage stage;

    /**
     * A service, and what becomes of its pod.
     *
     * @param outcome with reason or path: {@code Collected PortForward}, {@code Skipped NoPprof}
     * @param told in the message
     */
    record Case(GoService service, String outcome, String told) {
        @Override
        public String toString() {
            return service.name() + ": " + outcome;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(named("loopback").with("-addr=127.0.0.1:6060"), "Collected PortForward", "PodIP: "),
                new Case(
                        named("deaf").with("-addr=127.0.0.1:6060", "-deaf=$(POD_IP):6060"),
                        "Collected PortForward",
                        "PodIP: NetworkBlocked"),
                new Case(named("below").with("-below=/ops").annotated("fleetprof.io/path", "/ops"), "Collected", ""),
                new Case(
                        named("elsewhere").with("-addr=0.0.0.0:7070").annotated("fleetprof.io/port", "7070"),
                        "Collected",
                        ""),
                new Case(
                        named("redirects").with("-redirect=http://169.254.169.254/"),
                        "Failed Redirected",
                        "169.254.169.254"),
                new Case(named("guarded").with("-login"), "Failed AuthRequired", "401"),
                new Case(named("hidden").with("-hidden"), "Skipped NoPprof", "404"),
                new Case(named("silent").with("-addr=0.0.0.0:7070"), "Skipped NoPprof", "6060"),
                new Case(
                        named("opted-out").annotated("fleetprof.io/profile", "false"),
                        "Skipped OptedOut",
                        "fleetprof.io/profile"));
    }

    private static GoService named(String name) {
        return new GoService(name, LEAK.role(), LEAK.scenario(), 1, LEAK.annotations(), LEAK.memory(), LEAK.flags());
    }

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        cases().map(it -> stage.namespace().start(it.service())).toList().forEach(GoPods::ready);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReachedOrSaysWhyNot(Case it) {
        String app = it.service().name();
        try (Requested request = stage.namespace().request(Requests.ofApp(app, app, Requests.ONE_LOOK))) {
            JsonNode status = request.complete();

            JsonNode target = status.at("/targets/0");
            assertThat(outcome(target)).as(status.toPrettyString()).startsWith(it.outcome());
            boolean reached = it.outcome().startsWith("Collected");
            assertThat(Conditions.of(status))
                    .containsEntry("Complete", reached ? "True Succeeded" : "True NothingCollected");
            assertThat(target.path("message").asText()).contains(it.told());
        }
    }

    private static String outcome(JsonNode target) {
        return Stream.of("outcome", "reason", "path")
                .flatMap(field -> Optional.of(target.path(field).asText()).filter(text -> !text.isEmpty()).stream())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
