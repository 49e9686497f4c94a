package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A user's own recording, as one makes it without further settings, has a program's secrets in the chunks that it shares
 * with ours: none of them reaches the bucket, and the recording goes on.
 */
@ClusterTest
class JvmPodSecretsClusterIT {
    private static final String IN_ENVIRONMENT = "canary-kestrel-4711";
    private static final String IN_PROPERTY = "canary-merlin-4712";
    private static final String IN_ARGUMENT = "canary-osprey-4713";
    private static final String IN_NEIGHBOUR = "canary-falcon-4714";
    private static final List<String> CANARIES = List.of(IN_ENVIRONMENT, IN_PROPERTY, IN_ARGUMENT, IN_NEIGHBOUR);

    private static final String LOOKS =
            "[{kind: JFR, duration: 5s}, {kind: Threads, snapshots: 2, interval: 1s}, {kind: Process, snapshots: 2,"
                    + " interval: 1s}, {kind: Histogram, snapshots: 1}]";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    /** Another process of the container has its secret in its name. */
    private static JvmPods start(String name) {
        List<String> words = new ArrayList<>(images.words("executor-per-call", true, 4));
        words.add(IN_ARGUMENT);
        JvmService service = JvmService.of(name, images.plain(), words);
        String script = "sh -c \"while :; do sleep 1; done\" " + IN_NEIGHBOUR + " & exec /opt/java/bin/java"
                + " -XX:StartFlightRecording:name=audit -Dpassword=" + IN_PROPERTY + " @/program/options \"$@\"";
        String start = """
                env: [{name: PASSWORD, value: %s}]
                        command: [/bin/sh, -c, '%s', sh]
                        args: [""".formatted(IN_ENVIRONMENT, script);
        return JvmPods.start(stage.namespace(), service, service.manifest().replace("args: [", start))
                .ready();
    }

    @Test
    void noSecretReachesTheBucketAndAUsersRecordingGoesOn() {
        JvmPods pods = start("vault");
        TargetJvm jvm = TargetJvm.of(pods.pod());
        String before = jvm.jcmd("JFR.check", "name=audit", "verbose=true");

        String manifest = Requests.with(Requests.ofApp("vault", "vault", LOOKS), "capture: {impact: Medium}");
        try (Requested request = stage.namespace().request(manifest)) {
            JsonNode status = request.complete();

            assertThat(status.at("/targets/0/outcome").asText())
                    .as(status.toPrettyString())
                    .isEqualTo("Collected");
            assertThat(CANARIES).noneMatch(status.toString()::contains);
            assertNothingStoredHas(stage.prefix(request));
        }
        assertThat(jvm.jcmd("JFR.check", "name=audit", "verbose=true"))
                .isEqualTo(before)
                .contains("name=audit", "(running)");
        assertThat(secretsOf(jvm)).as("a recording that is not scrubbed").containsExactlyElementsOf(CANARIES);
    }

    private static void assertNothingStoredHas(String prefix) {
        List<String> keys = stage.bucket().keys(prefix);
        assertThat(keys)
                .anyMatch(key -> key.endsWith(".jfr"))
                .anyMatch(key -> key.endsWith(".gz"))
                .anyMatch(key -> key.endsWith(".html"))
                .anyMatch(key -> key.endsWith(".md"));
        assertThat(keys).allSatisfy(key -> {
            byte[] bytes = stage.bucket().bytes(key);
            assertThat(found(bytes)).as(key).isEmpty();
            assertThat(found(unpacked(bytes))).as(key).isEmpty();
        });
    }

    /** That they can be found at all: those that are in what the user's recording holds. */
    private static List<String> secretsOf(TargetJvm jvm) {
        jvm.jcmd("JFR.dump", "name=audit", "filename=/tmp/audit.jfr");
        return found(jvm.file("/tmp/audit.jfr"));
    }

    /** JFR keeps strings of ASCII as they are, in each of its encodings. */
    private static List<String> found(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return CANARIES.stream().filter(text::contains).toList();
    }

    private static byte[] unpacked(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != (byte) 0x1f || bytes[1] != (byte) 0x8b) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
