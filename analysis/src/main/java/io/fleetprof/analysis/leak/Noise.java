package io.fleetprof.analysis.leak;

import java.util.List;

/**
 * A concentration that is healthy, by name. Noise mutes concentration only and only up to its bound; growth is never
 * muted, for a pool that grows is no pool.
 *
 * @param why one sentence
 * @param states in the runtime's words
 * @param frames prefixes of function names, one of which must be on a stack
 * @param bound individuals in a container above which it is no longer noise
 */
public record Noise(String name, String why, List<String> states, List<String> frames, long bound) {
    boolean mutes(Evidence evidence) {
        return evidence.last() <= bound
                && states.contains(evidence.state().name())
                && evidence.anyFunction(Knowledge.startsWithAny(frames));
    }
}
