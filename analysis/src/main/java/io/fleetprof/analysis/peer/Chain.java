package io.fleetprof.analysis.peer;

import io.fleetprof.analysis.peer.Standing.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Parties that wait for one another, and for nobody else.
 *
 * @param paths from those that nobody waits for to the ends, as names; one that goes round ends where it has been before
 * @param links each pair once, most waiting first
 * @param standings everybody's part, the ends first
 */
public record Chain(List<List<String>> paths, List<Link> links, List<Standing> standings) {
    public static final int MAX_PATHS = 20;
    public static final int MAX_LINKS = 100;

    public Chain {
        paths = paths.stream().limit(MAX_PATHS).map(List::copyOf).toList();
        links = links.stream().limit(MAX_LINKS).toList();
        standings = standings.stream().limit(MAX_LINKS).toList();
    }

    static Chain of(Graph graph, List<String> gaps) {
        boolean circle = graph.parties().keySet().stream().anyMatch(graph::inCircle);
        List<Standing> standings = graph.parties().values().stream()
                .map(party -> standing(party.name(), role(party, graph, circle), graph, gaps))
                .sorted(Comparator.comparingInt(Standing::distance).thenComparing(Standing::party))
                .toList();
        return new Chain(graph.paths(), graph.links(), standings);
    }

    private static Standing standing(String party, Role role, Graph graph, List<String> gaps) {
        return new Standing(party, role, graph.depth(party), sentence(party, role, graph, gaps));
    }

    private static Role role(Party party, Graph graph, boolean circle) {
        if (graph.inCircle(party.name())) {
            return Role.CIRCLE;
        }
        if (!graph.from(party.name()).isEmpty()) {
            return graph.to(party.name()).isEmpty() ? Role.CALLER : Role.VICTIM;
        }
        return switch (party.sight()) {
            case PROFILED -> circle ? Role.AWAITED : Role.CAUSE;
            case NOT_PROFILED -> Role.NOT_PROFILED;
            case OUTSIDE -> Role.OUTSIDE;
            case UNNAMED -> Role.UNNAMED;
            case HIDDEN -> Role.HIDDEN;
        };
    }

    private static String sentence(String party, Role role, Graph graph, List<String> gaps) {
        String waiting =
                String.join(", ", graph.to(party).stream().map(Link::caller).toList());
        String awaited =
                String.join(", ", graph.from(party).stream().map(Link::callee).toList());
        return switch (role) {
            case CAUSE ->
                party + " is the cause: awaited by " + waiting + ", and none of its own calls is seen to hang";
            case VICTIM -> party + " is a victim: it waits for " + awaited + " while awaited by " + waiting;
            case CALLER -> party + " waits for " + awaited + ", and nobody is seen to wait for it";
            case CIRCLE -> party + " waits for " + awaited + " in a circle, so that no cause is named";
            case AWAITED -> party + " is awaited by " + waiting + "; where others wait in a circle no cause is named";
            case NOT_PROFILED ->
                party + " was not profiled: whether it hangs by itself or waits for another in turn, its own profiles"
                        + " tell (have the request's selector match its pods as well)";
            case OUTSIDE -> party + " is outside the cluster: a deadline at the caller is all that helps here";
            case UNNAMED -> party + " cannot be named" + (gaps.isEmpty() ? "" : ": " + String.join("; ", gaps));
            case HIDDEN ->
                party + " is a sidecar in the caller's own pod: it hides whom it calls; its statistics and access log"
                        + " name the peer";
        };
    }

    public Optional<Standing> standing(String party) {
        return standings.stream().filter(it -> it.party().equals(party)).findFirst();
    }

    /** {@code gateway → checkout → payment}, those that a party is on. */
    public List<String> through(String party) {
        return paths.stream()
                .filter(path -> path.contains(party))
                .map(path -> String.join(" → ", path))
                .toList();
    }

    /** Each path with everybody's part: {@code gateway (caller) → checkout (victim) → payment (cause)}. */
    public List<String> diagram() {
        return paths.stream()
                .map(path -> String.join(
                        " → ",
                        path.stream()
                                .map(party -> party
                                        + standing(party)
                                                .map(it -> " (" + it.role().label() + ")")
                                                .orElse(""))
                                .toList()))
                .toList();
    }
}
