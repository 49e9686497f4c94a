package io.fleetprof.operator.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * Recorded Go programs: a server on the loopback answers as they did, snapshot by snapshot. A recording is a folder a
 * program, with files named {@code goroutine-2.pb.gz}, {@code goroutine-text-2.txt.gz} and so on.
 */
final class Replay implements AutoCloseable {
    private static final String FOLDER = "recordings/";
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    private Replay(HttpServer server) {
        this.server = server;
    }

    static Replay start() throws IOException {
        Replay replay = new Replay(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        replay.server.setExecutor(replay.threads);
        replay.server.createContext("/", replay::answer);
        replay.server.start();
        return replay;
    }

    List<Program> programs() throws IOException {
        return recorded(server.getAddress());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static List<Program> recorded(InetSocketAddress address) throws IOException {
        try (InputStream index = Objects.requireNonNull(resource("index.json").orElse(null), "index.json")) {
            return JSON.readValue(index, new TypeReference<List<Program>>() {}).stream()
                    .map(program -> program.servedAt(address))
                    .toList();
        }
    }

    /** {@code /POD/debug/pprof/PROFILE}: the next file of that profile, or the last one again. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI asks = exchange.getRequestURI();
            String[] parts = asks.getPath().split("/");
            boolean text = "debug=2".equals(asks.getQuery());
            String profile = parts[parts.length - 1] + (text ? "-text" : "");
            String series = FOLDER + parts[1] + "/" + profile;
            int number =
                    asked.computeIfAbsent(series, unused -> new AtomicInteger()).incrementAndGet();
            Optional<InputStream> file = file(parts[1] + "/" + profile, number, text ? ".txt.gz" : ".pb.gz");
            if (file.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            try (InputStream body = text ? new GZIPInputStream(file.get()) : file.get()) {
                body.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static Optional<InputStream> file(String series, int number, String ending) {
        return number == 0
                ? Optional.empty()
                : resource(series + "-" + number + ending).or(() -> file(series, number - 1, ending));
    }

    private static Optional<InputStream> resource(String name) {
        return Optional.ofNullable(Replay.class.getResourceAsStream(FOLDER + name));
    }
}
