package io.fleetprof.operator.capture.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A server of raw sockets on loopback that answers every request the same way, well or badly. */
public final class Peer implements AutoCloseable {
    /** What it does once the request's head has come. */
    public interface Manner {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Manner manner;

    private Peer(ServerSocket server, Manner manner) {
        this.server = server;
        this.manner = manner;
    }

    public static Peer that(Manner manner) throws IOException {
        Peer peer = new Peer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
        Thread.ofVirtual().start(peer::serve);
        return peer;
    }

    public static Peer saying(String head, String body) throws IOException {
        return that((socket, out) -> out.write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1)));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
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
        for (int next = in.read(); next >= 0; next = in.read()) {
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
