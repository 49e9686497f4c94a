package io.fleetprof.analysis.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HttpConnectionsTest {
    private final HttpConnections connections = new HttpConnections();

    @Test
    void a_body_that_nobody_reads_is_in_use_and_a_waiting_reader_without_a_call_is_idle() {
        add(WaitReason.SELECT, 7, "net/http.(*persistConn).readLoop");
        add(WaitReason.IO_WAIT, 5, "net/http.(*persistConn).readLoop");
        add(WaitReason.SELECT, 2, "net/http.(*persistConn).roundTrip", "main.ask");
        add(WaitReason.IO_WAIT, 1, "net/http.(*bodyEOFSignal).Read", "main.copy");
        add(WaitReason.SELECT, 100, "main.other");

        assertThat(counts()).isEqualTo(Map.of(HttpConnections.IN_USE, 6L, HttpConnections.IDLE, 3L));
    }

    @Test
    void a_process_without_http_has_no_rows() {
        add(WaitReason.SELECT, 100, "main.other");

        assertThat(connections.populations()).isEmpty();
    }

    private Map<State, Long> counts() {
        return connections.populations().stream()
                .collect(Collectors.toMap(row -> row.key().state(), Population::count));
    }

    private void add(WaitReason reason, long count, String... functions) {
        connections.add(GoroutineCensus.Group.counted(stack(functions), reason.state(), count, List.of()));
    }

    private static List<Located.Call> stack(String... functions) {
        return List.of(functions).stream()
                .map(name ->
                        new Located.Call(new Symbol(name, name, Owner.STANDARD_LIBRARY), new Frame(name, "file.go", 1)))
                .toList();
    }
}
