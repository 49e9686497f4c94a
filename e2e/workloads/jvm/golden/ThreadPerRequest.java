package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Starts a thread for each request, which waits for a message that never comes. */
final class ThreadPerRequest {
    private static final BlockingQueue<String> MAIL = new LinkedBlockingQueue<>();

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ThreadPerRequest::answer);
        server.start();
        URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Steps.run(() -> {
            for (int request = 0; request < 40; request++) {
                ((HttpURLConnection) self.toURL().openConnection()).getResponseCode();
            }
        });
    }

    private static void answer(HttpExchange exchange) throws IOException {
        new Thread(ThreadPerRequest::confirm).start();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static void confirm() {
        try {
            MAIL.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
