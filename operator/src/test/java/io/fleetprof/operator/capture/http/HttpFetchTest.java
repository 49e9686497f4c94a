package io.fleetprof.operator.capture.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFetchTest {
    private static final Limits LIMITS = Limits.of(1 << 20, Duration.ofSeconds(2));
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close";

    @TempDir
    Path directory;

    private final HttpFetch fetch = new HttpFetch();

    @AfterEach
    void close() {
        fetch.close();
    }

    @Test
    void aBodyArrivesAsItWasSent() throws IOException {
        try (Peer peer = Peer.saying(OK, "a profile")) {
            Fetched fetched = fetch.get(peer.url(), file(), LIMITS);

            assertThat(fetched).isEqualTo(new Fetched.Body(file(), 9));
            assertThat(Files.readString(file())).isEqualTo("a profile");
        }
    }

    @Test
    void aRedirectIsReportedAndNeverFollowed() throws IOException {
        try (Peer secret = Peer.saying(OK, "credentials");
                Peer peer = Peer.saying("HTTP/1.1 302 Found\r\nLocation: " + secret.url(), "")) {
            assertThat(refusal(peer, LIMITS).reason()).isEqualTo(Reason.REDIRECTED);
            assertThat(refusal(peer, LIMITS).detail()).contains("to http://127.0.0.1:");
        }
    }

    @Test
    void eachStatusHasItsReason() throws IOException {
        assertThat(status("401 Unauthorized")).isEqualTo(Reason.AUTH_REQUIRED);
        assertThat(status("403 Forbidden")).isEqualTo(Reason.AUTH_REQUIRED);
        assertThat(status("404 Not Found")).isEqualTo(Reason.NOT_FOUND);
        assertThat(status("500 Internal Server Error")).isEqualTo(Reason.SERVER_ERROR);
        assertThat(status("200 OK")).isEqualTo(Reason.EMPTY_REPLY);
    }

    @Test
    void anEndlessErrorPageIsNotRead() throws IOException {
        try (Peer peer = Peer.that((_, out) -> endless(out, "HTTP/1.1 404 Not Found"))) {
            assertThat(quickly(peer, LIMITS)).isEqualTo(Reason.NOT_FOUND);
        }
    }

    @Test
    void anEndlessBodyEndsAtItsBound() throws IOException {
        try (Peer peer = Peer.that((_, out) -> endless(out, OK))) {
            assertThat(quickly(peer, LIMITS)).isEqualTo(Reason.TOO_LARGE);
            assertThat(Files.size(file())).isLessThanOrEqualTo(LIMITS.bytes());
        }
    }

    @Test
    void aHangingPeerTimesOut() throws IOException {
        try (Peer peer = Peer.that((_, _) -> Thread.sleep(600_000))) {
            assertThat(quickly(peer, LIMITS)).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void aByteASecondIsTooSlowLongBeforeTheDeadline() throws IOException {
        try (Peer peer = Peer.that((_, out) -> drip(out))) {
            assertThat(quickly(peer, Limits.of(1 << 20, Duration.ofMinutes(5)))).isEqualTo(Reason.SLOW_TARGET);
        }
    }

    @Test
    void whatBreaksOffIsTruncated() throws IOException {
        try (Peer peer = Peer.saying(OK + "\r\nContent-Length: 100", "a profi")) {
            assertThat(quickly(peer, LIMITS)).isEqualTo(Reason.TRUNCATED);
        }
        try (Peer peer = Peer.saying(OK + "\r\nTransfer-Encoding: chunked", "20\r\na profi")) {
            assertThat(quickly(peer, LIMITS)).isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void aResetIsToldFromARefusal() throws IOException {
        try (Peer peer = Peer.that((socket, _) -> socket.setOption(StandardSocketOptions.SO_LINGER, 0))) {
            assertThat(quickly(peer, LIMITS)).isEqualTo(Reason.CONNECTION_RESET);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Fetched fetched = fetch.get(URI.create("http://127.0.0.1:" + port), file(), LIMITS);
        assertThat(((Fetched.Refused) fetched).reason()).isEqualTo(Reason.CONNECTION_REFUSED);
    }

    @Test
    void anUnknownNameIsSaidToBeOne() {
        Fetched fetched = fetch.get(URI.create("http://nobody.invalid:6060"), file(), LIMITS);

        assertThat(((Fetched.Refused) fetched).reason()).isEqualTo(Reason.UNKNOWN_HOST);
    }

    @Test
    void whatIsNotHttpIsNoProfile() throws IOException {
        try (Peer peer = Peer.saying("220 mail.example ESMTP\u001b[31m", "")) {
            assertThat(refusal(peer, LIMITS)).satisfies(refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.NOT_A_PROFILE);
                assertThat(refused.detail()).doesNotContain("\u001b");
            });
        }
    }

    private Reason status(String line) throws IOException {
        try (Peer peer = Peer.saying("HTTP/1.1 " + line + "\r\nContent-Length: 0", "")) {
            return quickly(peer, LIMITS);
        }
    }

    private Reason quickly(Peer peer, Limits limits) {
        long start = System.nanoTime();
        Reason reason = refusal(peer, limits).reason();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        return reason;
    }

    private Fetched.Refused refusal(Peer peer, Limits limits) {
        Fetched.Refused refused = (Fetched.Refused) fetch.get(peer.url(), file(), limits);
        assertThat(refused.detail()).isNotBlank().doesNotContain("\n").hasSizeLessThan(160);
        return refused;
    }

    private Path file() {
        return directory.resolve("body");
    }

    private static void endless(OutputStream out, String head) throws IOException {
        out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) 'x');
        while (true) {
            out.write(block);
        }
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        out.write((OK + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(1000);
        }
    }
}
