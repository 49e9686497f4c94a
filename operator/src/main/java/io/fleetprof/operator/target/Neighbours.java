package io.fleetprof.operator.target;

import io.fleetprof.operator.store.PeerNames;
import java.util.List;

/** Names whom a cluster's programs talk to. Blocks on the API server, so it is never called on a reconcile thread. */
public interface Neighbours {
    /**
     * Never fails: what cannot be named is said in {@link PeerNames#gaps}.
     *
     * @param namespace of the pods that were profiled
     * @param pods their names
     * @param addresses literal ones, without ports, whom their containers have called; of more than {@value PeerNames#MAX_PEERS} the
     *     first are named
     */
    PeerNames named(String namespace, List<String> pods, List<String> addresses);
}
