package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A store in trouble: what it is stands in the conditions, and nothing is lost once it works again. */
@ClusterTest
@Execution(ExecutionMode.SAME_THREAD) // they share one gate
class StoreFaultsClusterIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int DEADLINE = 15;
    /** With what captures take to stop and profiles to be read, and a slow machine. */
    private static final Duration PARTING = Duration.ofSeconds(DEADLINE + 45);

    private static Stage stage;
    private static Tollgate tollgate;

    private final List<TestStorage> storages = new ArrayList<>();

    /**
     * One way to be in trouble.
     *
     * @param reason of the storage
     * @param told in every message about it
     */
    record Fault(String name, Toll toll, String reason, List<String> told) {
        Toll on(String method, String path) {
            return new Toll(method, path, 0, toll.toll(), toll.status(), toll.code());
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("down", Toll.hangUp(""), "Unreachable", List.of("check the endpoint")),
            new Fault("slow", Toll.refuse("", "", 503, "SlowDown"), "Slow", List.of("SlowDown", "load")),
            new Fault("full", Toll.refuse("", "", 507, "XMinioStorageFull"), "Full", List.of("XMinioStorageFull")),
            new Fault(
                    "forbidden",
                    Toll.refuse("", "", 403, "AccessDenied"),
                    "Forbidden",
                    List.of("AccessDenied", "grant s3:PutObject on ")),
            new Fault(
                    "skewed",
                    Toll.refuse("", "", 403, "RequestTimeTooSkewed"),
                    "ClockSkew",
                    List.of("RequestTimeTooSkewed", "set the clocks right")));

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        tollgate = Tollgate.before(Store.ENDPOINT, stage.namespace());
        stage.namespace().start(GoService.leak("steady")).ready();
    }

    @AfterEach
    void clear() {
        tollgate.take();
        storages.forEach(TestStorage::close);
    }

    private TestStorage storage(String name) {
        TestStorage storage = TestStorage.create(stage.namespace().cluster(), name, name, tollgate.endpoint());
        storages.add(storage);
        return storage;
    }

    private static Requested request(TestStorage storage, String... fields) {
        String manifest =
                Requests.with(Requests.ofApp(storage.name(), "steady", Requests.ONE_LOOK), storage.reference());
        return stage.namespace().request(Stream.of(fields).reduce(manifest, Requests::with));
    }

    @Test
    void aStorageInTroubleIsNamedAndWaitedFor() {
        tollgate.take(FAULTS.stream()
                .map(fault -> fault.on("", "^/" + fault.name() + "(/|$)"))
                .toArray(Toll[]::new));
        FAULTS.forEach(fault -> storage(fault.name()));
        List<Requested> requests =
                storages.stream().map(StoreFaultsClusterIT::request).toList();
        for (int i = 0; i < FAULTS.size(); i++) {
            Fault fault = FAULTS.get(i);
            JsonNode storage = storages.get(i).await("False " + fault.reason());
            assertTold(Conditions.message(storage, "Ready"), fault, "_probe/");
            JsonNode status = awaitCondition(requests.get(i), "Accepted", "False StorageNotReady", fault);
            assertTold(Conditions.message(status, "Accepted"), fault, "_probe/");
        }

        tollgate.take();

        storages.forEach(TestStorage::ready);
        requests.forEach(StoreFaultsClusterIT::assertCollected);
    }

    @Test
    void whatIsCapturedMeanwhileIsNotLost() {
        FAULTS.forEach(fault -> storage("mid-" + fault.name()));
        storages.forEach(TestStorage::ready);
        tollgate.take(FAULTS.stream()
                .map(fault -> fault.on("PUT", "^/mid-" + fault.name() + "/.*(-Goroutine-|/receipts/)"))
                .toArray(Toll[]::new));
        List<Requested> requests =
                storages.stream().map(StoreFaultsClusterIT::request).toList();
        for (int i = 0; i < FAULTS.size(); i++) {
            Fault fault = FAULTS.get(i);
            JsonNode status = awaitCondition(requests.get(i), "Complete", "False StorageFailed", fault);
            assertTold(
                    Conditions.message(status, "Complete"),
                    fault,
                    requests.get(i).folder());
        }

        tollgate.take();

        requests.forEach(StoreFaultsClusterIT::assertCollected);
    }

    private static JsonNode awaitCondition(Requested request, String type, String is, Fault fault) {
        return request.await(
                        SOON,
                        type + " is " + is + " and tells " + fault.told(),
                        status -> is.equals(Conditions.of(status).get(type))
                                && fault.told().stream().allMatch(Conditions.message(status, type)::contains))
                .status();
    }

    private static void assertTold(String message, Fault fault, String key) {
        assertThat(message).contains(fault.told()).contains(key);
    }

    private static void assertCollected(Requested request) {
        try (request) {
            JsonNode status = request.complete();
            assertThat(Conditions.of(status)).as(request.name()).containsEntry("Complete", "True Succeeded");
            assertThat(status.at("/podsSummary").asText()).isEqualTo("1/1");
        }
    }

    @Test
    void aStoreThatStaysInTroubleEndsNoRequestLate() {
        Fault full = FAULTS.get(2);
        tollgate.take(
                full.on("", "^/never-ready(/|$)"),
                full.on("PUT", "^/never-taken/.*/receipts/"),
                Toll.hold("GET", "^/never-planned/.*/plan.json"),
                Toll.hold("PUT", "^/never-published/.*/report/"));
        for (String name : List.of("never-taken", "never-planned", "never-published")) {
            storage(name).ready();
        }
        storage("never-ready").await("False " + full.reason());

        for (Requested request : storages.stream()
                .map(storage -> request(storage, "activeDeadlineSeconds: " + DEADLINE))
                .toList()) {
            try (request) {
                JsonNode status = request.awaitPhase("Complete", PARTING).status();
                assertThat(Conditions.of(status))
                        .as(request.name())
                        .containsEntry("Complete", "True DeadlineExceeded")
                        .containsEntry("LeakFound", "Unknown Inconclusive");
            }
        }
    }
}
