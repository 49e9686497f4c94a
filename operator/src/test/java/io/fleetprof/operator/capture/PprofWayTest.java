package io.fleetprof.operator.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.plan.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beside goroutines, what a program publishes of its scheduler; bodies are those of real programs. */
class PprofWayTest {
    private static final Path RECORDED = Path.of("../analysis/src/test/resources/golden/go/go1.26.8");
    private static final Step STEP = new Step(ProfileKind.GOROUTINE, 0, Duration.ZERO, Duration.ZERO);
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path spool;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HttpFetch fetch = new HttpFetch();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        route("/", exchange -> respond(exchange, 404, new byte[0]));
        byte[] counts = file("curl-debug-pprof-goroutine-debug0.pb.gz");
        byte[] text = file("curl-debug-pprof-goroutine-debug2.txt");
        route(
                "/debug/pprof/goroutine",
                exchange -> respond(exchange, 200, exchange.getRequestURI().getQuery() == null ? counts : text));
        server.start();
    }

    @AfterEach
    void stop() {
        fetch.close();
        server.stop(0);
    }

    @Test
    void whoPublishesNothingIsAskedOnceAndIsNoWorseForIt() {
        PprofWay way = way(Optional.empty());

        assertThat(names(way.take(STEP, WITHIN))).doesNotContain("Metrics", "Expvar");
        assertThat(way.take(STEP, WITHIN)).noneMatch(Taken.Missed.class::isInstance);
        assertThat(asked).containsOnlyOnce("/metrics", "/debug/vars");
    }

    @Test
    void figuresForPrometheusAreTakenWithTheGoroutines() {
        serve("/metrics", file("published-scheduler/1-curl-metrics.txt"));
        serve("/debug/vars", file("published-scheduler/1-curl-debug-vars.json"));

        List<Taken> taken = way(Optional.empty()).take(STEP, WITHIN);

        Taken.Profile metrics = profile(taken, "Metrics");
        assertThat(metrics.contents().orElseThrow().gauges()).containsEntry(Gauge.GOMAXPROCS, 2L);
        assertThat(metrics.file()).content().contains("go_threads").doesNotContain("jane", "orders_total");
        assertThat(asked).doesNotContain("/debug/vars");
    }

    @Test
    void expvarIsAskedWherePrometheusIsNotServed() {
        serve("/debug/vars", file("published-scheduler/1-curl-debug-vars.json"));
        PprofWay way = way(Optional.empty());

        assertThat(profile(way.take(STEP, WITHIN), "Expvar").file())
                .content()
                .doesNotContain("canary", "jane", "cmdline");
        assertThat(names(way.take(STEP, WITHIN))).contains("Expvar");
        assertThat(asked).containsOnlyOnce("/metrics");
    }

    @Test
    void whereThePodSaysIsAskedFirst() {
        serve("/admin/prometheus", file("published-default/1-curl-metrics.txt"));

        List<Taken> taken = way(Optional.of(uri("/admin/prometheus"))).take(STEP, WITHIN);

        assertThat(names(taken)).contains("Metrics");
        assertThat(asked).doesNotContain("/metrics");
    }

    @Test
    void figuresOfAnotherProgramAreNotTaken() {
        serve("/metrics", "go_goroutines 5000\ngo_threads 9\n".getBytes(UTF_8));

        assertThat(names(way(Optional.empty()).take(STEP, WITHIN))).doesNotContain("Metrics");
    }

    /** What may stand at /metrics. */
    enum Hostile {
        ENDLESS {
            @Override
            void answer(HttpExchange exchange) throws IOException {
                exchange.sendResponseHeaders(200, 0);
                byte[] line = "go_goroutines{x=\"y\"} 1\n".repeat(1000).getBytes(UTF_8);
                try (OutputStream out = exchange.getResponseBody()) {
                    while (true) {
                        out.write(line);
                    }
                }
            }
        },
        SILENT {
            @Override
            void answer(HttpExchange exchange) throws IOException {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                sleep(Duration.ofSeconds(30));
            }
        },
        ELSEWHERE {
            @Override
            void answer(HttpExchange exchange) throws IOException {
                exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
                respond(exchange, 302, new byte[0]);
            }
        },
        HTML {
            @Override
            void answer(HttpExchange exchange) throws IOException {
                respond(exchange, 200, "<html>sign in</html>".getBytes(UTF_8));
            }
        },
        NOT_A_NUMBER {
            @Override
            void answer(HttpExchange exchange) throws IOException {
                respond(exchange, 200, "go_goroutines NaN\n".getBytes(UTF_8));
            }
        };

        abstract void answer(HttpExchange exchange) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void whateverStandsThereTheGoroutinesAreTaken(Hostile hostile) {
        route("/metrics", hostile::answer);
        PprofWay way = way(Optional.empty());

        List<Taken> taken = way.take(STEP, WITHIN);

        assertThat(names(taken)).contains("Goroutine").doesNotContain("Metrics");
        assertThat(taken).noneMatch(Taken.Missed.class::isInstance);
        assertThat(spool.toFile().list()).as("bodies that are of no use").hasSize(taken.size());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private PprofWay way(Optional<URI> metrics) {
        return new PprofWay(fetch, uri(""), metrics, Route.by(CapturePath.POD_IP), CaptureSpec.DEFAULT, spool);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(String path, byte[] body) {
        route(path, exchange -> respond(exchange, 200, body));
    }

    private void route(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            handler.handle(exchange);
        });
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(RECORDED.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(List<Taken> taken) {
        return taken.stream()
                .filter(Taken.Profile.class::isInstance)
                .map(it -> ((Taken.Profile) it).name())
                .toList();
    }

    private static Taken.Profile profile(List<Taken> taken, String name) {
        return taken.stream()
                .filter(Taken.Profile.class::isInstance)
                .map(Taken.Profile.class::cast)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
