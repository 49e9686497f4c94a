package io.fleetprof.analysis.go;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * HTTP client connections, counted by the goroutine that reads each of them.
 *
 * <p>The reader of a connection selects while a response body is open, and waits for I/O while the connection is idle or
 * a request is under way; a request under way is a goroutine in roundTrip. HTTP/2 has one reader for many requests and is
 * not counted.
 */
public final class HttpConnections {
    public static final State IN_USE = new State("in use", StateClass.LEASED);
    public static final State IDLE = new State("idle", StateClass.IDLE_ABLE);
    public static final Place READER = Place.library("net/http.(*persistConn).readLoop");
    private static final String CALLER = "net/http.(*persistConn).roundTrip";

    private long bodies;
    private long waiting;
    private long calls;

    /** Counts goroutines of one stack. */
    public void add(List<Located.Call> stack, State state, long count) {
        if (has(stack, READER.function())) {
            boolean waits = state.equals(WaitReason.IO_WAIT.state());
            waiting += waits ? count : 0;
            bodies += waits ? 0 : count;
        } else if (has(stack, CALLER)) {
            calls += count;
        }
    }

    private static boolean has(List<Located.Call> stack, String function) {
        return stack.stream().anyMatch(call -> call.symbol().display().equals(function));
    }

    /** One row for each state that occurs. */
    public List<Population> populations() {
        return Stream.of(row(IN_USE, bodies), row(IDLE, Math.max(0, waiting - calls)))
                .filter(row -> row.count() > 0)
                .toList();
    }

    private static Population row(State state, long count) {
        return Population.counted(new PopulationKey(Family.CONNECTION, state, READER), count);
    }
}
