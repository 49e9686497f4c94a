package io.fleetprof.operator.capture.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.DescriptorKind;
import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.analysis.procfs.SocketGroup;
import io.fleetprof.analysis.procfs.SocketState;
import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reads this very process, whose descriptors the test opens itself. */
class ProcessReaderTest {
    private static final long SELF = ProcessHandle.current().pid();

    private final ProcessReader reader = ProcessReader.ofThisMachine();

    @Test
    void socketsThePeerHasClosedStandAtThatPeer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<Socket> ours = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                ours.add(new Socket(server.getInetAddress(), server.getLocalPort()));
                server.accept().close();
            }
            server.close();

            assertThat(self().sockets())
                    .filteredOn(group -> group.state() == SocketState.CLOSE_WAIT)
                    .filteredOn(group -> group.peer().equals("127.0.0.1:" + server.getLocalPort()))
                    .extracting(SocketGroup::count)
                    .containsExactly(7L);
            closeAll(ours);
        }
    }

    @Test
    void acceptedConnectionsStandAtTheListeningPort() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                open.add(new Socket(server.getInetAddress(), server.getLocalPort()));
                open.add(server.accept());
            }

            assertThat(self().sockets())
                    .filteredOn(group -> group.peer().startsWith(":" + server.getLocalPort() + " from "))
                    .extracting(SocketGroup::count)
                    .containsExactly(5L);
            closeAll(open);
        }
    }

    @Test
    void figuresAreThoseOfTheProcess() {
        ProcessRecord process = self();

        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        assertThat(Duration.between(start, process.started().orElseThrow()).abs())
                .isLessThan(Duration.ofSeconds(2));
        assertThat(process.gauges().get(Gauge.THREADS)).isGreaterThan(3);
        assertThat(process.gauges().get(Gauge.RSS_BYTES)).isBetween(20L << 20, 8L << 30);
        assertThat(process.gauges().get(Gauge.DESCRIPTOR_LIMIT))
                .isGreaterThan(process.gauges().get(Gauge.DESCRIPTORS));
        assertThat(process.descriptors()).containsKeys(DescriptorKind.FILE);
    }

    @Test
    void aPidNobodyHasIsGone() {
        assertThat(reader.read(Integer.MAX_VALUE)).isEqualTo(gone(Integer.MAX_VALUE));
    }

    @Test
    void aProcessThatEndedButWasNotReapedIsGone() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "true & echo $!; exec sleep 20").start();
        try {
            long zombie = Long.parseLong(shell.inputReader().readLine());
            shell.waitFor(200, TimeUnit.MILLISECONDS);

            assertThat(reader.read(zombie)).isEqualTo(gone(zombie));
        } finally {
            shell.destroyForcibly();
        }
    }

    @Test
    void thePortTellsTheProcess() throws IOException {
        ListeningProcess listening = new ListeningProcess(Path.of("/proc"));
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThat(listening.on(server.getLocalPort())).hasValue(SELF);
            server.close();
            assertThat(listening.on(server.getLocalPort())).isEmpty();
        }
    }

    private static Observed gone(long pid) {
        return new Observed.Refused(Reason.NO_SUCH_PROCESS, "pid " + pid);
    }

    private ProcessRecord self() {
        return ((Observed.Seen) reader.read(SELF)).process();
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
