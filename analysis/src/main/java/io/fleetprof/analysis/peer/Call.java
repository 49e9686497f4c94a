package io.fleetprof.analysis.peer;

import io.fleetprof.analysis.population.Container;
import java.util.Comparator;

/**
 * Some of one container wait at one place for a peer, and no deadline is seen that would end the wait.
 *
 * @param place the function in which they wait
 * @param address of the peer with its port, as the container's own sockets have it; empty where they do not tell which
 * @param waiting how many, in the last snapshot
 */
public record Call(Container caller, String place, String address, long waiting) implements Comparable<Call> {
    private static final Comparator<Call> ORDER = Comparator.comparing(Call::caller)
            .thenComparing(Call::place)
            .thenComparing(Call::address)
            .thenComparingLong(Call::waiting);

    @Override
    public int compareTo(Call other) {
        return ORDER.compare(this, other);
    }
}
