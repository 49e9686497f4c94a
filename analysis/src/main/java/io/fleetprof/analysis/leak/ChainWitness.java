package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.peer.Chain;
import io.fleetprof.analysis.peer.Chains;
import io.fleetprof.analysis.peer.Link;
import io.fleetprof.analysis.peer.Standing;
import io.fleetprof.analysis.peer.Standing.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of a place that waits for a peer what part its service has in a chain of calls, and of the chain's cause too. */
record ChainWitness(Chains chains) implements Witness {
    /** With one of these there is more of a chain to be seen than one call. */
    private static final Set<Role> FOLLOWED = Set.of(Role.VICTIM, Role.CIRCLE, Role.CAUSE);

    private static final Set<Role> WAITING = Set.of(Role.CALLER, Role.VICTIM);
    /** Those at an end who hang in such a number hold up the chain. */
    private static final double AWAITED_SHARE = 0.5;

    private static final int MAX_PODS = 3;

    @Override
    public Testimony on(Evidence evidence) {
        String party = party(evidence);
        return chains.of(party)
                .map(chain -> link(chain, evidence)
                        .map(link -> waiting(chain, link))
                        .orElseGet(() -> holdsUp(chain, evidence) ? awaited(chain, party) : Testimony.NONE))
                .orElse(Testimony.NONE);
    }

    /** How many calls lie between a place and the end of its chain; empty for places that are in none. */
    Optional<Integer> distance(Evidence evidence) {
        return chains.of(party(evidence))
                .filter(chain -> link(chain, evidence).isPresent() || holdsUp(chain, evidence))
                .flatMap(chain -> chain.standing(party(evidence)))
                .map(Standing::distance);
    }

    /** Those in which a finding waits: that healthy services wait for each other as well is no news. */
    List<Chain> concerning(List<Finding> findings) {
        Set<String> places = findings.stream()
                .map(finding -> finding.fingerprint().function())
                .collect(Collectors.toSet());
        return chains.all().stream()
                .filter(chain -> chain.links().stream()
                        .anyMatch(link -> link.places().stream().anyMatch(places::contains)))
                .toList();
    }

    private static String party(Evidence evidence) {
        return Chains.party(evidence.series().container());
    }

    /** The call that the place makes; of several the one in which most wait. */
    private static Optional<Link> link(Chain chain, Evidence evidence) {
        return chain.links().stream()
                .filter(link -> link.caller().equals(party(evidence))
                        && link.places()
                                .contains(evidence.series().fingerprint().function()))
                .findFirst();
    }

    private static boolean holdsUp(Chain chain, Evidence evidence) {
        double awaited = chain.links().stream()
                .filter(link -> link.callee().equals(party(evidence)))
                .mapToDouble(link ->
                        (double) link.waiting() / Math.max(1, link.calleePods().size()))
                .sum();
        return Callers.FAMILIES.contains(evidence.family())
                && !Companions.follows(evidence)
                && evidence.last() >= AWAITED_SHARE * awaited
                && role(chain, party(evidence)) == Role.CAUSE;
    }

    private static Testimony awaited(Chain chain, String party) {
        return Testimony.had(drawn(chain, party)).plus(Testimony.had("cause: " + sentence(chain, party)));
    }

    private static Testimony waiting(Chain chain, Link link) {
        Testimony told = Testimony.had(drawn(chain, link.caller()) + pods(link))
                .word("{chain}", String.join("; ", chain.through(link.caller())))
                .word("{callee}", link.callee())
                .word("{ends}", ends(chain))
                .plus(unseen(chain, link))
                .plus(commands(link));
        Role role = role(chain, link.caller());
        boolean followed = chain.standings().stream().map(Standing::role).anyMatch(FOLLOWED::contains);
        return followed
                ? told.plus(Testimony.had(
                        (role == Role.CIRCLE ? "circle" : role.label()) + ": " + sentence(chain, link.caller())))
                : told;
    }

    private static String drawn(Chain chain, String party) {
        return "chain of calls: " + String.join("; ", chain.through(party));
    }

    private static String pods(Link link) {
        return link.calleePods().isEmpty()
                ? ""
                : ", pods of " + link.callee() + ": "
                        + link.calleePods().stream().limit(MAX_PODS).collect(Collectors.joining(", "))
                        + (link.calleePods().size() > MAX_PODS ? ", …" : "");
    }

    /** What nobody can tell of the callee, and how to learn it. */
    private static Testimony unseen(Chain chain, Link link) {
        Testimony callee =
                switch (role(chain, link.callee())) {
                    case CALLER, VICTIM, CAUSE, CIRCLE, AWAITED -> Testimony.NONE;
                    case NOT_PROFILED, OUTSIDE, UNNAMED, HIDDEN ->
                        Testimony.lacked("the callee: " + sentence(chain, link.callee()));
                };
        return link.sidecars().stream()
                .map(sidecar -> Testimony.lacked("the peer behind the mesh's sidecar " + sidecar + " of "
                        + link.caller()
                        + ": " + link.callee() + " is what was dialled, and who answers is hidden; the sidecar's own"
                        + " statistics and access log name it"))
                .reduce(callee, Testimony::plus);
    }

    private static String ends(Chain chain) {
        return chain.standings().stream()
                .filter(it -> !WAITING.contains(it.role()))
                .map(Standing::sentence)
                .collect(Collectors.joining("; "));
    }

    private static Testimony commands(Link link) {
        return link.services().stream()
                .map(service -> service.split("/"))
                .map(service -> Testimony.NONE.verify(
                        "kubectl -n " + service[0] + " get endpointslices -l kubernetes.io/service-name=" + service[1]))
                .reduce(Testimony.NONE, Testimony::plus);
    }

    private static Role role(Chain chain, String party) {
        return chain.standing(party).map(Standing::role).orElse(Role.UNNAMED);
    }

    private static String sentence(Chain chain, String party) {
        return chain.standing(party).map(Standing::sentence).orElse("");
    }
}
