package io.fleetprof.operator.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An API server of a cluster in which there is nothing: every list is empty, every watch stays silent, every other
 * question is answered by 404. Enough for an operator to start and to stay idle; it proves nothing about a real one.
 */
final class EmptyCluster implements AutoCloseable {
    private static final byte[] EMPTY_LIST =
            "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOT_FOUND =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private EmptyCluster(HttpServer server) {
        this.server = server;
    }

    /** Answers on a free port of the loopback address. */
    static EmptyCluster start() throws IOException {
        EmptyCluster cluster =
                new EmptyCluster(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        cluster.server.setExecutor(cluster.threads);
        cluster.server.createContext("/", EmptyCluster::answer);
        cluster.server.start();
        return cluster;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A collection is asked for with parameters, a single object without. */
    private static void answer(HttpExchange exchange) throws IOException {
        String parameters = exchange.getRequestURI().getQuery();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            send(exchange, 200, EMPTY_LIST); // no handshake: the client then watches without a web socket
        } else if (parameters == null) {
            send(exchange, 404, NOT_FOUND);
        } else if (parameters.contains("watch=true")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
        } else {
            send(exchange, 200, EMPTY_LIST);
        }
    }

    private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
