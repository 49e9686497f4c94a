package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.Trace;
import java.util.List;
import java.util.Optional;

/**
 * One leak (or one observation) over all pods, with everything a person needs to believe it and to act on it.
 *
 * @param tier how sure
 * @param detector name of the rule that decided, as {@code docs/findings.md} lists it
 * @param fingerprint what makes it the same finding in the next run
 * @param state the commonest state of the individuals
 * @param location first user line
 * @param createdBy the line that starts them; empty when the files do not tell
 * @param count individuals in the last snapshot over all pods
 * @param bytes their size; 0 where size has no meaning
 * @param growth how the count moved
 * @param pods worst first; never empty
 * @param had evidence the finding rests on, one line each
 * @param lacked evidence that was missing, one line each, with how to get it
 * @param cause in plain words, from the knowledge rows
 * @param remedy what to do first, with numbers where they can be computed
 * @param verify commands that show the same with the field's own tools
 * @param stacks commonest stacks, most individuals first
 */
public record Finding(
        Tier tier,
        String detector,
        Fingerprint fingerprint,
        State state,
        Frame location,
        Optional<Frame> createdBy,
        long count,
        long bytes,
        Growth growth,
        List<PodShare> pods,
        List<String> had,
        List<String> lacked,
        String cause,
        String remedy,
        List<String> verify,
        List<Trace> stacks) {
    public Finding {
        pods = List.copyOf(pods);
        had = List.copyOf(had);
        lacked = List.copyOf(lacked);
        verify = List.copyOf(verify);
        stacks = List.copyOf(stacks);
    }

    public String id() {
        return fingerprint.id();
    }
}
