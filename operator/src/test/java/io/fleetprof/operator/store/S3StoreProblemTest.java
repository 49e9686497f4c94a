package io.fleetprof.operator.store;

import static io.fleetprof.operator.store.S3StoreTest.assertProblem;
import static io.fleetprof.operator.store.S3StoreTest.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.store.ArtifactStore.Listing;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person is told when a real server, or none, is at the endpoint. */
class S3StoreProblemTest {
    @RegisterExtension
    static final S3UnderTest s3 = new S3UnderTest();

    @Test
    void nothingListens() throws IOException {
        int port = freePort();
        try (var store = new S3Store(endpointAt(port))) {
            assertProblem(
                    problem(store.put("a/b", new byte[1])),
                    Reason.Unreachable,
                    "cannot put 'a/b' in bucket",
                    "127.0.0.1:" + port,
                    "check the endpoint");
            assertThat(problem(store.get("a/b", 1)).reason()).isEqualTo(Reason.Unreachable);
            assertThat(store.ensureBucket()).hasValueSatisfying(p -> assertProblem(p, Reason.Unreachable, "bucket"));
        }
    }

    @Test
    void somethingListensAndNeverAnswers() throws IOException {
        var patience = new Patience(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(1));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var store = new S3Store(endpointAt(silent.getLocalPort()), patience)) {
            assertProblem(problem(store.put("a/b", new byte[1])), Reason.Slow, "a/b");
            assertThat(problem(store.get("a/b", 1)).reason()).isEqualTo(Reason.Slow);
        }
    }

    @Test
    void whereNobodyTakesTheConnectionIsNotSlowButAway() {
        var patience = new Patience(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5));
        // Of a network that is kept for documents (RFC 5737): packets to it are dropped or refused.
        var uri = URI.create("http://192.0.2.1:9000");
        try (var store = new S3Store(
                new S3Endpoint(uri, "us-east-1", "fleetprof", new S3Credentials("key", "secret")), patience)) {
            assertProblem(problem(store.put("a/b", new byte[1])), Reason.Unreachable, "192.0.2.1");
        }
    }

    @Test
    void theSecretKeyIsWrong() {
        var right = s3.endpoint();
        var wrong = new S3Endpoint(
                right.uri(),
                right.region(),
                right.bucket(),
                new S3Credentials(right.credentials().accessKey(), "not-the-secret"));
        try (var store = new S3Store(wrong)) {
            String accessKey = right.credentials().accessKey();
            String tail = accessKey.substring(accessKey.length() - 4);
            assertProblem(
                    problem(store.put("a/b", new byte[1])),
                    Reason.WrongCredentials,
                    "SignatureDoesNotMatch",
                    "access key …" + tail + ")");
            assertThat(problem(store.put("a/b", new byte[1])).message())
                    .doesNotContain("not-the-secret", "access key " + accessKey);
        }
    }

    @Test
    void theAccessKeyIsUnknown() {
        var right = s3.endpoint();
        try (var store = new S3Store(new S3Endpoint(
                right.uri(),
                right.region(),
                right.bucket(),
                new S3Credentials("nobody-knows", right.credentials().secretKey())))) {
            assertProblem(problem(store.get("a/b", 1)), Reason.WrongCredentials, "InvalidAccessKeyId", "…nows");
        }
    }

    @Test
    void theBucketIsMissing() {
        var right = s3.endpoint();
        try (var store =
                new S3Store(new S3Endpoint(right.uri(), right.region(), "no-such-bucket-here", right.credentials()))) {
            assertProblem(problem(store.put("a/b", new byte[1])), Reason.NoSuchBucket, "no-such-bucket-here");
            assertThat(problem(store.get("a/b", 1)).reason()).isEqualTo(Reason.NoSuchBucket);
            assertThat(store.putOnce("a/b", new byte[1]))
                    .isInstanceOfSatisfying(
                            PutOnce.Failed.class, failed -> assertProblem(failed.problem(), Reason.NoSuchBucket));
            assertThat(store.list("a/"))
                    .isInstanceOfSatisfying(
                            Listing.Failed.class, failed -> assertProblem(failed.problem(), Reason.NoSuchBucket));
        }
    }

    @Test
    void theServerDoesNotSpeakTls() {
        var right = s3.endpoint();
        var uri = URI.create("https://" + right.uri().getAuthority());
        try (var store = new S3Store(new S3Endpoint(uri, right.region(), right.bucket(), right.credentials()))) {
            assertProblem(problem(store.get("a/b", 1)), Reason.Untrusted, "TLS");
        }
    }

    @Test
    void anEndpointIsPrintedWithoutItsSecret() {
        assertThat(new S3Credentials("AKIA1234WXYZ", "not-shown", "nor-this")).hasToString("access key …WXYZ");
        assertThat(endpointAt(9000)).hasToString("fleetprof at http://127.0.0.1:9000");
    }

    private static S3Endpoint endpointAt(int port) {
        return new S3Endpoint(
                URI.create("http://127.0.0.1:" + port), "us-east-1", "fleetprof", new S3Credentials("key", "secret"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
