package io.fleetprof.analysis.peer;

import io.fleetprof.analysis.population.Container;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The calls of a run joined over its pods. The same for the same calls in any order, however often one is given.
 *
 * @param all the chains, in order of their parties' names
 */
public record Chains(List<Chain> all) {
    /** Said alone it is nothing to tell; beyond others it keeps a victim from being taken for the cause. */
    private static final List<String> UNKNOWN = List.of("an unknown peer");

    public Chains {
        all = List.copyOf(all);
    }

    /**
     * @param profiled every container of which the run has a profile
     * @param directory names; outside a cluster only calls among the profiled count
     */
    public static Chains of(Collection<Call> calls, Collection<Container> profiled, Directory directory) {
        Parties known = Parties.of(directory, profiled);
        Map<String, Link> links = new TreeMap<>();
        List<Party> parties = new ArrayList<>();
        for (Call call : new TreeSet<>(calls)) {
            Party caller = Parties.of(call.caller());
            Party callee = known.callee(call);
            boolean stranger =
                    callee.sight() != Party.Sight.PROFILED && !call.address().isEmpty();
            if (stranger && !directory.ofCluster()) {
                continue;
            }
            parties.add(caller);
            parties.add(callee);
            links.merge(caller.name() + '\n' + callee.name(), link(call, callee, directory), Link::plus);
        }
        return new Chains(Graph.of(links.values(), parties).components().stream()
                .filter(component -> component.links().stream()
                        .anyMatch(link -> !link.peers().equals(UNKNOWN)))
                .map(component -> Chain.of(component, directory.gaps()))
                .toList());
    }

    private static Link link(Call call, Party callee, Directory directory) {
        Peer peer = directory.at(call.address());
        List<String> sidecars = new ArrayList<>();
        Optional.ofNullable(directory.sidecars().get(call.caller().podUid())).ifPresent(sidecars::add);
        return new Link(
                Parties.of(call.caller()).name(),
                callee.name(),
                call.address().isEmpty() ? UNKNOWN : List.of(directory.described(call.address())),
                List.of(call.place()),
                call.waiting(),
                List.of(call.caller().pod()),
                peer.pods().stream().map(Peer.Pod::name).toList(),
                peer.kind() == Peer.Kind.SERVICE ? List.of(peer.namespace() + "/" + peer.name()) : List.of(),
                sidecars);
    }

    /** The name by which a container is known. */
    public static String party(Container container) {
        return Parties.of(container).name();
    }

    /** The chain that a party is in. */
    public Optional<Chain> of(String party) {
        return all.stream().filter(chain -> chain.standing(party).isPresent()).findFirst();
    }
}
