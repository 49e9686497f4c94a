package shopday;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A service of somebody else, as a process of its own: it answers late, or not at all. */
public final class NextDoor {
    private static final int CALLERS_IN_LINE = 4096;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<HttpExchange> unanswered = ConcurrentHashMap.newKeySet();
    private final int patience;

    private NextDoor(int patience) {
        this.patience = patience;
    }

    /** A neighbour that listens to every caller and answers none. */
    public static URI neverAnswers() {
        return answersAfter(0);
    }

    /** A neighbour that answers each caller after so many milliseconds. */
    public static URI answersAfter(int millis) {
        try {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java", "-Xmx128m", "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                            NextDoor.class.getName(), "-patience", String.valueOf(millis))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return URI.create(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        ShopDay.doorsOpen(args);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CALLERS_IN_LINE);
        server.createContext("/", new NextDoor(Integer.parseInt(args[1]))::listen);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void listen(HttpExchange call) {
        unanswered.add(call);
        if (patience > 0) {
            clock.schedule(() -> reply(call), patience, TimeUnit.MILLISECONDS);
        }
    }

    private void reply(HttpExchange call) {
        byte[] price = "42".getBytes(StandardCharsets.UTF_8);
        try {
            call.sendResponseHeaders(200, price.length);
            call.getResponseBody().write(price);
        } catch (IOException callerHasGone) {
            unanswered.remove(call);
        }
        call.close();
        unanswered.remove(call);
    }
}
