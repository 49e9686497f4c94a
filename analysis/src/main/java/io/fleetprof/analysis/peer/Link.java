package io.fleetprof.analysis.peer;

import java.util.List;
import java.util.stream.Stream;

/**
 * One party waits for another.
 *
 * @param caller its name
 * @param callee its name
 * @param peers how the caller reaches it: {@code Service payment:8080}
 * @param places the functions in which it waits
 * @param waiting how many, over all its pods
 * @param callerPods those that wait, at most {@link Peer#MAX_PODS}
 * @param calleePods those that may answer, at most as many
 * @param services those through which it is reached, {@code namespace/name}
 * @param sidecars containers of the caller's pods through which a mesh leads the call; they alone know who answers
 */
public record Link(
        String caller,
        String callee,
        List<String> peers,
        List<String> places,
        long waiting,
        List<String> callerPods,
        List<String> calleePods,
        List<String> services,
        List<String> sidecars) {
    public Link {
        peers = List.copyOf(peers);
        places = List.copyOf(places);
        callerPods = List.copyOf(callerPods);
        calleePods = List.copyOf(calleePods);
        services = List.copyOf(services);
        sidecars = List.copyOf(sidecars);
    }

    /** Both, of two links between the same parties. */
    Link plus(Link other) {
        return new Link(
                caller,
                callee,
                both(peers, other.peers),
                both(places, other.places),
                waiting + other.waiting,
                both(callerPods, other.callerPods),
                both(calleePods, other.calleePods),
                both(services, other.services),
                both(sidecars, other.sidecars));
    }

    private static List<String> both(List<String> left, List<String> right) {
        return Stream.concat(left.stream(), right.stream())
                .distinct()
                .sorted()
                .limit(Peer.MAX_PODS)
                .toList();
    }
}
