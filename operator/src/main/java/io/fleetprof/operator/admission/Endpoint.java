package io.fleetprof.operator.admission;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Answers the API server's reviews by HTTPS. What fails is said to nobody else: the pod is then made as it is. */
final class Endpoint implements AutoCloseable {
    private static final int BACKLOG = 16;
    /** Twice what the API server takes of an object. */
    private static final int MAX_BYTES = 3 << 20;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final HttpsServer server;
    private final Review review;

    private Endpoint(HttpsServer server, Review review) {
        this.server = server;
        this.review = review;
    }

    /** @param port 0: any that is free */
    static Endpoint serve(int port, Keys keys, Review review) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(port), BACKLOG);
        Endpoint endpoint = new Endpoint(server, review);
        server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/inject", endpoint::answer);
        server.start();
        return endpoint;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] question = exchange.getRequestBody().readNBytes(MAX_BYTES);
            try {
                String answer = review.answer(new String(question, StandardCharsets.UTF_8));
                send(exchange, OK, answer);
            } catch (RuntimeException notOne) { // anybody in the cluster may write here
                Log.debugf("no review: %s", notOne.getMessage());
                send(exchange, BAD_REQUEST, "{}");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
