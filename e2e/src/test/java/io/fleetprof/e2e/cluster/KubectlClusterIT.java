package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What people see of a request at their terminal, in each phase and at each end: one file a situation, which {@code
 * -Dgolden.update=true} rewrites. The services are the published sample, whose names do not change.
 */
@ClusterTest
class KubectlClusterIT {
    private static final Path GOLDENS = Path.of("src/test/resources/kubectl");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LONG = "[{kind: CPU, duration: 60s}]";

    /** Of nothing but what was cut off: read before anybody looks, or not quite. */
    private static final String FLEETING = "(?m)^.* reading the profiles of 0/1 pods\\n";

    private static Stage stage;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        store("away", "http://nowhere." + stage.namespace().name() + ".svc:9000");
        // Slow enough for four digits from the first look to the last.
        sample(GoService.leak("leaky").times(3).with("-rate=20"));
        sample(GoService.twin("steady").of("pool").times(2));
        for (String name : new String[] {"busy", "late", "held"}) {
            sample(GoService.twin(name));
        }
        sample(GoService.twin("hidden").with("-hidden"));
        for (String name : new String[] {"leaky", "steady", "busy", "late", "held", "hidden"}) {
            kubectl("rollout", "status", "deployment/" + name, "--timeout=2m");
        }
        new GoPods(stage.namespace(), GoService.leak("leaky").times(3)).ready();
    }

    @AfterAll
    static void leave() {
        kubectl("delete", "profilestorage", "away", "held", "--ignore-not-found");
    }

    private static void sample(GoService service) {
        stage.namespace()
                .apply(service.manifest()
                        .replace(GoService.IMAGE, Images.SAMPLE)
                        .replace("imagePullPolicy: Never", "imagePullPolicy: IfNotPresent"));
    }

    /** A storage like the default one, save its endpoint. */
    private static void store(String name, String endpoint) {
        ObjectNode storage = (ObjectNode) Documents.json(kubectl("get", "profilestorage", "default", "-o", "json"));
        ((ObjectNode) storage.get("spec")).put("endpoint", endpoint).put("default", false);
        storage.remove("status");
        storage.putObject("metadata").put("name", name);
        stage.namespace().apply(storage.toString());
        Eventually.so(SOON, name + " is probed", () -> !kubectl(
                        "get", "profilestorage", name, "-o", "jsonpath={.status.conditions}")
                .isEmpty());
    }

    @Test
    void storages() throws IOException {
        assertGolden("storages", shown("get profilestorages away default", "get profilestorages away default -o wide"));
    }

    @Test
    void pendingForItsStorage() throws IOException {
        try (Requested request = request("pending", "app: steady", Requests.ONE_LOOK, "storageRef: {name: away}")) {
            request.await(SOON, "StorageNotReady", status -> status.toString().contains("StorageNotReady"));

            assertShown("pending", "StorageNotReady");
        }
    }

    @Test
    void capturing() throws IOException {
        try (Requested request = request("capturing", "app: busy", LONG, "")) {
            request.awaitPhase("Capturing", SOON);

            assertShown("capturing", "Capturing");
            kubectl("delete", "profilerequest", "capturing");
        }
    }

    /** Its storage is taken away while profiles are captured, and given back. */
    @Test
    void analysing() throws IOException {
        String endpoint = kubectl("get", "profilestorage", "default", "-o", "jsonpath={.spec.endpoint}");
        store("held", endpoint);
        try (Requested request =
                request("analysing", "app: held", "[{kind: CPU, duration: 8s}]", "storageRef: {name: held}")) {
            request.awaitPhase("Capturing", SOON);
            kubectl("delete", "profilestorage", "held");
            request.await(
                    SOON,
                    "an analysis that waits",
                    status -> status.path("phase").asText().equals("Analysing")
                            && status.toString().contains("StorageNotFound"));

            assertShown("analysing", "StorageNotFound");

            store("held", endpoint);
            assertThat(request.complete().at("/podsSummary").asText()).isEqualTo("1/1");
        }
    }

    @Test
    void leaking() throws IOException {
        try (Requested request = request("leaking", "app: leaky", Requests.THREE_LOOKS, "")) {
            request.complete();

            assertShown("leaking", "LeakFound");
            String onItsWorkload = "events --for deployment/leaky";
            awaitEvent("LeakFound", onItsWorkload);
            assertGolden("workload", shown(onItsWorkload));
        }
    }

    @Test
    void clean() throws IOException {
        try (Requested request = request("clean", "app: steady", Requests.THREE_LOOKS, "")) {
            request.complete();

            assertShown("clean", "Succeeded");
        }
    }

    @Test
    void inconclusive() throws IOException {
        try (Requested request = request("inconclusive", "app: hidden", Requests.ONE_LOOK, "")) {
            request.complete();

            assertShown("inconclusive", "NothingCollected");
        }
    }

    @Test
    void rejected() throws IOException {
        try (Requested request = request("rejected", "app: nobody", Requests.ONE_LOOK, "")) {
            request.complete();

            assertShown("rejected", "Rejected");
        }
    }

    @Test
    void deadlineExceeded() throws IOException {
        try (Requested request = request("deadline-exceeded", "app: late", LONG, "activeDeadlineSeconds: 30")) {
            request.complete();

            assertShown("deadline-exceeded", "DeadlineExceeded");
        }
    }

    private static Requested request(String name, String label, String profiles, String more) {
        return stage.namespace()
                .request(Requests.of(name, "{selector: {matchLabels: {" + label + "}}}", profiles) + more.indent(2));
    }

    /** @param event the last one, which may come after the status */
    private static void assertShown(String request, String event) throws IOException {
        String events = "events --for profilerequest/" + request;
        awaitEvent(event, events);
        assertGolden(
                request,
                shown(
                        "get profilerequest " + request,
                        "get profilerequest " + request + " -o wide",
                        "describe profilerequest " + request,
                        events));
    }

    private static void awaitEvent(String event, String events) {
        Eventually.so(
                SOON, "the event " + event, () -> kubectl(events.split(" ")).contains(event));
    }

    private static String shown(String... commands) {
        return Arrays.stream(commands)
                .map(command -> "$ kubectl " + command + "\n" + kubectl(command.split(" ")))
                .collect(Collectors.joining("\n"))
                .replaceAll(FLEETING, "");
    }

    private static void assertGolden(String name, String shown) throws IOException {
        Path golden = GOLDENS.resolve(name + ".txt");
        String masked = Transcript.masked(shown, stage.namespace().name());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDENS);
            Files.writeString(golden, masked);
        }
        assertThat(masked).as("%s; -Dgolden.update=true rewrites it", golden).isEqualTo(Files.readString(golden));
    }

    private static String kubectl(String... words) {
        return stage.namespace().kubectl(Stream.of(words).toArray());
    }
}
