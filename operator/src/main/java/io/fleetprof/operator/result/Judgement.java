package io.fleetprof.operator.result;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Detection;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.population.Fleet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The analysis of those snapshots that may be compared. */
public final class Judgement {
    private Judgement() {}

    /** The snapshots an analysis of these rests on: without containers that contradict themselves. */
    public static Fleet comparable(Fleet fleet) {
        return OneProcess.in(fleet).fleet();
    }

    /**
     * @param planned containers that should have been read
     * @param doubts why the whole is not trusted (files that could not be read), one line each; with any, nothing is
     *     clean
     */
    public static Analysis of(Fleet fleet, int planned, Thresholds thresholds, List<String> doubts) {
        return of(fleet, Directory.NONE, planned, thresholds, doubts);
    }

    /**
     * The same with names for those whom the programs talk to.
     *
     * @param planned as above, and so are doubts
     */
    public static Analysis of(
            Fleet fleet, Directory directory, int planned, Thresholds thresholds, List<String> doubts) {
        OneProcess lives = OneProcess.in(fleet);
        List<String> all =
                Stream.concat(lives.contradictions().stream(), doubts.stream()).toList();
        Optional<String> doubt = all.stream().findFirst();
        Analysis analysis = Detection.analyse(lives.fleet(), directory, planned, thresholds, doubt);
        boolean unsure = analysis.verdict() == Verdict.INCONCLUSIVE;
        return new Analysis(
                analysis.verdict(),
                unsure ? doubt.orElse(analysis.reason()) : analysis.reason(),
                analysis.findings(),
                analysis.observations(),
                analysis.coverage(),
                analysis.window(),
                analysis.chains(),
                Stream.concat(analysis.remarks().stream(), all.stream()).toList());
    }
}
