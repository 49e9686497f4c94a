package io.fleetprof.analysis.go;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * HTTP client connections, counted by the goroutine that reads each of them.
 *
 * <p>The reader of a connection selects while a response body is open, and waits for I/O while the connection is idle or
 * a request is under way. A request under way is a goroutine in roundTrip, a body that somebody reads is one in its Read:
 * what is left is held by nobody's hands. HTTP/2 has one reader for many requests and is not counted.
 */
public final class HttpConnections {
    public static final State IN_USE = new State("in use", StateClass.LEASED);
    public static final State IDLE = new State("idle", StateClass.IDLE_ABLE);
    public static final Place READER = Place.library("net/http.(*persistConn).readLoop");
    private static final String CALLER = "net/http.(*persistConn).roundTrip";
    private static final String BODY_READER = "net/http.(*bodyEOFSignal).Read";

    private final Readers open = new Readers();
    private final Readers waiting = new Readers();
    private long calls;
    private long bodiesBeingRead;

    /** Connections in one state, by their reading goroutines. */
    private static final class Readers {
        private long count;
        private final List<long[]> ids = new ArrayList<>();

        void add(long number, long[] names) {
            count += number;
            ids.add(names);
        }

        Population without(long busy, State state) {
            boolean named = ids.stream().allMatch(names -> names.length > 0);
            long[] all = ids.stream().flatMapToLong(LongStream::of).toArray();
            return Population.counted(new PopulationKey(Family.CONNECTION, state, READER), Math.max(0, count - busy))
                    .known(named ? Identities.of(all) : Identities.UNKNOWN);
        }
    }

    /** Counts goroutines of one stack. */
    void add(GoroutineCensus.Group group) {
        List<Located.Call> stack = group.stack();
        if (has(stack, READER.function())) {
            boolean waits = group.state().equals(WaitReason.IO_WAIT.state());
            (waits ? waiting : open).add(group.count(), group.ids());
        } else if (has(stack, CALLER)) {
            calls += group.count();
        } else if (has(stack, BODY_READER)) {
            bodiesBeingRead += group.count();
        }
    }

    /** One row for each state that occurs. */
    List<Population> populations() {
        return Stream.of(open.without(bodiesBeingRead, IN_USE), waiting.without(calls, IDLE))
                .filter(row -> row.count() > 0)
                .toList();
    }

    private static boolean has(List<Located.Call> stack, String function) {
        for (Located.Call call : stack) {
            if (call.symbol().display().equals(function)) {
                return true;
            }
        }
        return false;
    }
}
