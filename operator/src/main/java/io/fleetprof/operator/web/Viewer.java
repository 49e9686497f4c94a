package io.fleetprof.operator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleetprof.operator.storage.Storages;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.Get;
import io.fleetprof.operator.store.StoreProblem;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** Serves what lies in the storages as {@code /{storage}/{key}}, read only. */
@Singleton
class Viewer {
    private static final int PORT = 8090;
    private static final int BACKLOG = 16;
    private static final long MAX_BYTES = 256L << 20;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int BAD_METHOD = 405;
    private static final int BAD_GATEWAY = 502;
    /** A page of another site must not reach this server by a name of its own for the loopback. */
    private static final List<String> HOSTS = List.of("127.0.0.1", "localhost", "[::1]");

    private final Storages storages;
    private HttpServer server;

    Viewer(Storages storages) {
        this.storages = storages;
    }

    void start(@Observes StartupEvent event) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), BACKLOG);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::serve);
            server.start();
        } catch (IOException e) {
            Log.warnf("no reports on port %d: %s", PORT, e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                say(exchange, BAD_METHOD, "only GET is served");
            } else if (!isOurs(exchange)) {
                say(exchange, FORBIDDEN, "open it as http://127.0.0.1:" + PORT);
            } else {
                Address.of(exchange.getRequestURI().getPath())
                        .ifPresentOrElse(
                                address -> send(exchange, address),
                                () -> say(exchange, NOT_FOUND, "give the reportURL of a ProfileRequest"));
            }
        }
    }

    private static boolean isOurs(HttpExchange exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return HOSTS.contains(host.replaceFirst(":\\d+$", ""));
    }

    private void send(HttpExchange exchange, Address address) {
        switch (storages.resolve(address.storage(), address.namespace())) {
            case Storages.Resolution.Ready(ArtifactStore store) -> send(exchange, store, address.key());
            case Storages.Resolution.Waiting(String message) -> say(exchange, BAD_GATEWAY, message);
            case Storages.Resolution.Refused(var _, String message) -> say(exchange, NOT_FOUND, message);
        }
    }

    private static void send(HttpExchange exchange, ArtifactStore store, String key) {
        Get<Long> sent = store.get(key, MAX_BYTES, content -> {
            head(exchange, Media.of(key));
            exchange.sendResponseHeaders(OK, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                return content.transferTo(out);
            }
        });
        switch (sent) {
            case Get.Found<Long> _ -> {
                // It is on its way.
            }
            case Get.Missing<Long> _ -> say(exchange, NOT_FOUND, "there is no " + key);
            case Get.Failed<Long>(StoreProblem problem) -> say(exchange, BAD_GATEWAY, problem.message());
        }
    }

    private static void head(HttpExchange exchange, Media media) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", media.type());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", media.policy());
        headers.set("Cache-Control", "no-store");
    }

    /** Once a body has begun nothing can be said any more: it just breaks off. */
    private static void say(HttpExchange exchange, int status, String line) {
        byte[] body = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (exchange.getResponseCode() == -1) {
                head(exchange, Media.TEXT);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            Log.debugf("a reader left: %s", e.getMessage());
        }
    }
}
