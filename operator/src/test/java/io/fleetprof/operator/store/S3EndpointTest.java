package io.fleetprof.operator.store;

import static io.fleetprof.operator.store.S3StoreTest.assertProblem;
import static io.fleetprof.operator.store.S3StoreTest.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class S3EndpointTest {
    private record Asked(String path, String token) {}

    @Test
    void theBucketIsInThePathOrInTheHostName() throws Exception {
        assertThat(asked("").path()).isEqualTo("/profiles/a/b");
        try (var store = new S3Store(endpoint(URI.create("http://minio.invalid"), false, "", Optional.empty()))) {
            assertProblem(
                    problem(store.put("a/b", new byte[1])), Reason.Unreachable, "unknown host profiles.minio.invalid");
        }
    }

    @Test
    void aSessionTokenGoesAlong() throws Exception {
        assertThat(asked("for-an-hour").token()).isEqualTo("for-an-hour");
        assertThat(asked("").token()).isNull();
    }

    @Test
    void linksAreMadeOfThePublicAddress() {
        assertThat(link(true, Optional.of("https://s3.example.com")))
                .contains(URI.create("https://s3.example.com/profiles/a/report/index.html"));
        assertThat(link(false, Optional.of("https://s3.example.com:444")))
                .contains(URI.create("https://profiles.s3.example.com:444/a/report/index.html"));
        assertThat(link(true, Optional.empty())).isEmpty();
    }

    private static Optional<URI> link(boolean pathStyle, Optional<String> publicUri) {
        var uri = URI.create("http://minio:9000");
        try (var store = new S3Store(endpoint(uri, pathStyle, "", publicUri.map(URI::create)))) {
            return store.link("a/report/index.html");
        }
    }

    /** What a server is asked when an object is written. */
    private static Asked asked(String token) throws IOException, InterruptedException {
        BlockingQueue<Asked> asked = new ArrayBlockingQueue<>(10);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(exchange.getRequestURI().getPath(), headers.getFirst("X-Amz-Security-Token")));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var store = new S3Store(endpoint(uri, true, token, Optional.empty()))) {
            store.putOnce("a/b", new byte[1]);
            return asked.poll(10, TimeUnit.SECONDS);
        } finally {
            server.stop(0);
        }
    }

    private static S3Endpoint endpoint(URI uri, boolean pathStyle, String token, Optional<URI> publicUri) {
        var credentials = new S3Credentials("key", "secret", token);
        return new S3Endpoint(uri, "us-east-1", "profiles", pathStyle, credentials, Optional.empty(), publicUri);
    }
}
