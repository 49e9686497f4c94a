package io.fleetprof.analysis.report;

import io.fleetprof.analysis.peer.Chain;
import io.fleetprof.analysis.peer.Link;
import io.fleetprof.analysis.peer.Standing;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A chain of calls in sentences, the same for every rendering; nothing in them is escaped. */
public final class ChainText {
    private static final int MAX_NAMES = 3;

    private ChainText() {}

    /** What follows for each party, the ends first; then each call. */
    public static List<String> lines(Chain chain) {
        return Stream.concat(
                        chain.standings().stream().map(Standing::sentence),
                        chain.links().stream().map(ChainText::line))
                .toList();
    }

    private static String line(Link link) {
        String pods = link.calleePods().isEmpty() ? "" : ", pods " + some(link.calleePods());
        return link.caller() + " → " + link.callee() + ": " + Wording.number(link.waiting()) + " of "
                + some(link.callerPods()) + " wait at " + some(link.places()) + " for " + some(link.peers()) + pods
                + ", and no deadline is seen"
                + (link.sidecars().isEmpty()
                        ? ""
                        : "; the mesh's sidecar (" + some(link.sidecars()) + ") hides which pod answers");
    }

    private static String some(List<String> names) {
        return names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : "");
    }
}
