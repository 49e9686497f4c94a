package io.fleetprof.operator.rehearsal;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the operator against an {@link EmptyCluster} and ends it as soon as it is ready. */
public final class Rehearsal {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Rehearsal() {}

    /** Whether the operator got ready within two minutes; 127.0.0.1:8080 has to be free. */
    public static boolean held() throws IOException {
        AtomicBoolean ready = new AtomicBoolean();
        try (EmptyCluster cluster = EmptyCluster.start()) {
            System.setProperty("kubernetes.master", cluster.url());
            Thread.ofVirtual().start(() -> {
                ready.set(becomesReady());
                Quarkus.asyncExit();
            });
            Quarkus.run();
        }
        return ready.get();
    }

    private static boolean becomesReady() {
        Instant end = Instant.now().plus(LIMIT);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end)) {
                if (answersReady(client)) {
                    return true;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean answersReady(HttpClient client) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // not yet listening
        }
    }
}
