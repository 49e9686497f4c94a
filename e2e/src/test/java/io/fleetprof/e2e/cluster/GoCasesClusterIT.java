package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to leak that the Go programs have, beside its healthy twin: each in a pod and with a request of its own, all
 * at once. The programs say themselves what is to be found in them.
 */
@CrowdedClusterTest
class GoCasesClusterIT {
    /** Faster than what is missed at such a size in so short a time, and small enough for its goroutines' text to be taken. */
    private static final String[] AT_A_PACE = {"-first=1200", "-rate=60"};

    private static Stage stage;
    private static Map<String, Requested> requests;

    private static Stream<GoService> services() {
        String listed = Command.of("go", "run", ".", "list")
                .in(Command.ROOT.resolve("e2e/workloads/go"))
                .out();
        return Documents.json(listed).valueStream().flatMap(GoCasesClusterIT::both);
    }

    private static Stream<GoService> both(JsonNode row) {
        String scenario = row.get("name").asText();
        Stream<GoService> leak = row.hasNonNull("leak")
                ? Stream.of(GoService.leak(scenario + "-leak").of(scenario).with(AT_A_PACE))
                : Stream.of();
        return Stream.concat(leak, Stream.of(GoService.twin(scenario + "-twin").of(scenario)));
    }

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        List<GoService> services = services().toList();
        services.stream().map(stage.namespace()::start).toList().forEach(GoPods::ready);
        requests = services.stream()
                .map(GoService::name)
                .collect(Collectors.toMap(Function.identity(), name -> stage.namespace()
                        .request(Requests.ofApp(name, name, Requests.THREE_LOOKS))));
    }

    @AfterAll
    static void leave() {
        requests.values().forEach(Requested::close);
    }

    static Stream<String> names() {
        return services().map(GoService::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isToldFromTheOthers(String name) {
        JsonNode expected = new GoPods(stage.namespace(), GoService.twin(name)).expected();

        JsonNode status = requests.get(name).complete();

        if (expected.get("leak").asBoolean()) {
            assertThat(status.at("/verdict").asText())
                    .as(status.toPrettyString())
                    .isIn(verdicts(name));
            assertLeaking(status, expected);
        } else {
            assertClean(status, expected);
        }
    }

    /** Leaking means that a finding is Probable at least. What hangs is a process of its own, which nobody profiles here. */
    private static List<String> verdicts(String name) {
        return name.startsWith("deadline") ? List.of("Leaking", "Suspect") : List.of("Leaking");
    }

    private static void assertLeaking(JsonNode status, JsonNode expected) {
        JsonNode worst = status.at("/findings/0");
        assertThat(worst.at("/count").asInt())
                .as(status.toPrettyString())
                .isGreaterThan(expected.get("first").asInt());
        assertThat(worst.at("/growthPerMinute").asInt()).isPositive();
        if (expected.has("library")) {
            assertThat(worst.at("/location").asText())
                    .as("goroutines do not tell who made those of a library")
                    .isIn(
                            expected.get("library").asText(),
                            expected.get("function").asText());
        } else {
            assertThat(worst.at("/location").asText())
                    .startsWith(expected.get("function").asText() + " ("
                            + expected.get("file").asText() + ":");
            assertThat(worst.at("/state").asText())
                    .isEqualTo(expected.get("state").asText());
        }
    }

    private static void assertClean(JsonNode status, JsonNode expected) {
        assertThat(expected.get("count").asInt())
                .as("many enough to be taken for a leak")
                .isGreaterThan(1000);
        assertThat(status.at("/verdict").asText()).as(status.toPrettyString()).isEqualTo("Clean");
        assertThat(status.at("/findings")).isEmpty();
    }
}
