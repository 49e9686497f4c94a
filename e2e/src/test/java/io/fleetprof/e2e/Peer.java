package io.fleetprof.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** A server that answers every request in one bad manner. */
final class Peer implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final ServerSocket server;
    private final Manner manner;

    /** What it does once a request's head has come. */
    @FunctionalInterface
    interface Manner {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private Peer(Manner manner) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.manner = manner;
        Thread.ofVirtual().start(this::serve);
    }

    static Peer thatHangs() throws IOException {
        return new Peer((_, _) -> new Semaphore(0).acquire());
    }

    static Peer thatSendsAByteASecond() throws IOException {
        return new Peer((_, out) -> {
            out.write(ascii(OK + "\r\n"));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(Duration.ofSeconds(1));
            }
        });
    }

    static Peer thatResets() throws IOException {
        return new Peer((socket, _) -> socket.setOption(StandardSocketOptions.SO_LINGER, 0));
    }

    static Peer thatNeverEnds() throws IOException {
        return new Peer((_, out) -> {
            out.write(ascii(OK + "\r\n"));
            byte[] block = new byte[1 << 16];
            while (true) {
                out.write(block);
            }
        });
    }

    /** Forty megabytes of goroutines, which would take some hundred as objects. */
    static Peer thatSendsFarTooMuch() throws IOException {
        StringBuilder stacks = new StringBuilder();
        while (stacks.length() < 1 << 20) {
            int n = stacks.length();
            stacks.append("1 @ 0x1\n#\t0x1\tmain.f" + n + "+0x1\t/src/f" + n + ".go:1\n\n");
        }
        byte[] block = ascii(stacks.toString());
        return new Peer((_, out) -> {
            out.write(ascii(OK + "\r\ngoroutine profile: total 1000000000\n"));
            for (int i = 0; i < 40; i++) {
                out.write(block);
            }
        });
    }

    static Peer thatRedirects() throws IOException {
        return saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/secret\r\nContent-Length: 0\r\n\r\n");
    }

    static Peer withoutPprof() throws IOException {
        return saying("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }

    static Peer withASignInPage() throws IOException {
        return saying(OK + "Content-Type: text/html\r\n\r\n<!doctype html><html><script>alert(1)</script></html>");
    }

    private static Peer saying(String answer) throws IOException {
        return new Peer((_, out) -> out.write(ascii(answer)));
    }

    String url() {
        return "url=http://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            readHead(socket.getInputStream());
            manner.answer(socket, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException _) {
            // The client has had enough.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int last = 0;
        while (last != END_OF_HEAD) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            last = last << 8 | next;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
