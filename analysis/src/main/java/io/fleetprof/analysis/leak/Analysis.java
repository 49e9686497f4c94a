package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.peer.Chain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result for one request: bytes went in, this comes out. Report and status are views of it.
 *
 * @param verdict the one word
 * @param reason why it is that word and no better: for Clean the detection limit, for Inconclusive what was not seen
 * @param findings Proven, Probable, Suspected; worst first
 * @param observations facts that block nothing, largest first
 * @param coverage how much was seen
 * @param window from the first to the last snapshot by our own clock; empty for files without times
 * @param chains who waits for whom, where findings do
 * @param remarks what every reader must know (files refused, text cut), one line each
 */
public record Analysis(
        Verdict verdict,
        String reason,
        List<Finding> findings,
        List<Finding> observations,
        Coverage coverage,
        Optional<Duration> window,
        List<Chain> chains,
        List<String> remarks) {
    public Analysis {
        findings = List.copyOf(findings);
        observations = List.copyOf(observations);
        chains = List.copyOf(chains);
        remarks = List.copyOf(remarks);
    }

    /** One in which nobody is seen to wait for another. */
    public Analysis(
            Verdict verdict,
            String reason,
            List<Finding> findings,
            List<Finding> observations,
            Coverage coverage,
            Optional<Duration> window,
            List<String> remarks) {
        this(verdict, reason, findings, observations, coverage, window, List.of(), remarks);
    }
}
