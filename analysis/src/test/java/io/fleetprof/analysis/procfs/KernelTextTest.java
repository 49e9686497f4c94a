package io.fleetprof.analysis.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fleetprof.analysis.population.Gauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as kernels 4.18, 5.15 and 6.18 print them. */
class KernelTextTest {
    private static final String TAIL = " 00000000:00000000 00:00000000 00000000     0        0 ";

    @Test
    void aTcpRowNamesBothEndsAndTheState() {
        String line = "   3: 0F02000A:D431 0300000A:1F90 08" + TAIL + "27008 1 0000000058d63612 20 4 24 10 -1";

        assertThat(SocketTable.row(Protocol.TCP, line))
                .contains(new Socket(
                        27008,
                        Protocol.TCP,
                        SocketState.CLOSE_WAIT,
                        new Endpoint("10.0.2.15", 54321),
                        new Endpoint("10.0.0.3", 8080)));
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000FFFF00000100007F:9501, 127.0.0.1:38145",
        "B80D01200000000067452301EFCDAB89:01BB, [2001:db8:0:0:123:4567:89ab:cdef]:443",
        "0100007F:0016, 127.0.0.1:22"
    })
    void addressesComeInWordsOfTheMachine(String hex, String address) {
        assertThat(Endpoint.hex(hex)).map(Endpoint::toString).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "",
                "0: 0100007F:0016 0100007F:0016",
                "0: zz00007F:0016 0100007F:0016 01 0 0 0 0 0 77",
                "0: 0100007F:0016 0100007F:0016 FF 0 0 0 0 0 77"
            })
    void aRowOfAnotherFormIsNone(String line) {
        assertThat(SocketTable.row(Protocol.TCP, line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Num       RefCount Protocol Flags    Type St Inode Path", "", "1: 2 3"})
    void soIsARowOfTheUnixTable(String line) {
        assertThat(SocketTable.row(Protocol.UNIX, line)).isEmpty();
    }

    @Test
    void unixSocketsTellListeningFromConnected() {
        String connected = "0000000072462757: 00000003 00000000 00000000 0001 03  1059 /run/x.sock";
        String listening = "0000000044810dd1: 00000002 00000000 00010000 0001 01  1058";

        assertThat(SocketTable.row(Protocol.UNIX, connected)).map(Socket::state).contains(SocketState.ESTABLISHED);
        assertThat(SocketTable.row(Protocol.UNIX, listening)).map(Socket::state).contains(SocketState.LISTEN);
    }

    @Test
    void acceptedConnectionsFoldOverTheClientsPorts() {
        List<Socket> sockets = new ArrayList<>();
        sockets.add(tcp(SocketState.LISTEN, "0.0.0.0", 8080, "0.0.0.0", 0));
        for (int port = 40_000; port < 40_050; port++) {
            sockets.add(tcp(SocketState.ESTABLISHED, "10.0.0.1", 8080, "10.0.0.7", port));
            sockets.add(tcp(SocketState.ESTABLISHED, "10.0.0.1", port, "10.0.0.3", 5432));
        }

        assertThat(SocketGroup.of(sockets))
                .extracting(SocketGroup::place, SocketGroup::count)
                .containsExactly(
                        tuple("socket 10.0.0.3:5432", 50L),
                        tuple("socket :8080 from 10.0.0.7", 50L),
                        tuple("socket tcp", 1L));
    }

    @Test
    void thousandsOfPeersStayBounded() {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            sockets.add(tcp(SocketState.ESTABLISHED, "10.0.0.1", 1, "10.1." + i / 250 + "." + i % 250, 443));
        }

        List<SocketGroup> groups = SocketGroup.of(sockets);

        assertThat(groups).hasSize(SocketGroup.MAX + 1);
        assertThat(groups.stream().mapToLong(SocketGroup::count).sum()).isEqualTo(5_000);
        assertThat(groups.getLast().peer()).isEqualTo(SocketGroup.OTHER_PEERS);
    }

    @Test
    void aProcessNameMayHoldAnything() {
        String stat = "77 (a) R 1 (b) S 1 77 77 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 9 0 91017 3133440 390";

        assertThat(ProcessStatus.cpu(stat)).contains(Duration.ofSeconds(3));
        assertThat(ProcessStatus.startedAfterBoot(stat)).contains(Duration.ofMillis(910_170));
        assertThat(ProcessStatus.cpu("77 (x) S 1")).isEmpty();
        assertThat(ProcessStatus.cpu("")).isEmpty();
    }

    @Test
    void statusAndLimitsGiveTheFiguresTheyHave() {
        assertThat(ProcessStatus.status(List.of("Name:\tVmRSS: 1 kB", "VmRSS:\t    1708 kB", "Threads:\t12")))
                .isEqualTo(Map.of(Gauge.RSS_BYTES, 1708L * 1024, Gauge.THREADS, 12L));
        assertThat(ProcessStatus.descriptorLimit(
                        List.of("Max open files            1024                 524288               files     ")))
                .contains(1024L);
        assertThat(ProcessStatus.descriptorLimit(List.of("Max open files            unlimited  unlimited files")))
                .isEmpty();
    }

    @Test
    void memoryIsAccountedByVersionOneWhereBothAreMounted() {
        assertThat(Cgroup.ofMemory(List.of("4:memory:/kubepods/x", "0::/"))).contains(new Cgroup(1, "/kubepods/x"));
        assertThat(Cgroup.ofMemory(List.of("0::/user.slice/a:b"))).contains(new Cgroup(2, "/user.slice/a:b"));
        assertThat(Cgroup.ofMemory(List.of("garbage", ""))).isEqualTo(Optional.empty());
        assertThat(Cgroup.bytes("max\n")).isEmpty();
        assertThat(Cgroup.bytes("9223372036854771712\n")).isEmpty();
        assertThat(Cgroup.bytes("536870912\n")).contains(536_870_912L);
    }

    @ParameterizedTest
    @CsvSource({
        "socket:[123], SOCKET",
        "pipe:[9], PIPE",
        "anon_inode:[eventpoll], EPOLL",
        "anon_inode:bpf-map, ANONYMOUS",
        "/dev/null, DEVICE",
        "/memfd:x (deleted), MEMORY",
        "/var/log/app.log, FILE",
        "net:[4026531840], OTHER"
    })
    void descriptorsAreToldByTheirLink(String link, DescriptorKind kind) {
        assertThat(DescriptorKind.of(link)).isEqualTo(kind);
    }

    private static Socket tcp(SocketState state, String local, int localPort, String remote, int remotePort) {
        return new Socket(1, Protocol.TCP, state, new Endpoint(local, localPort), new Endpoint(remote, remotePort));
    }
}
