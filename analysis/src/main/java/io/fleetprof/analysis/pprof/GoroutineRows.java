package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.go.Blocking;
import io.fleetprof.analysis.go.GoroutineCensus;
import io.fleetprof.analysis.population.Population;
import java.util.List;

/** A goroutine or goroutineleak profile as populations: samples split by labels and addresses are summed. */
final class GoroutineRows {
    private GoroutineRows() {}

    static List<Population> of(Profile profile) {
        Stacks stacks = new Stacks(profile);
        GoroutineCensus census = new GoroutineCensus();
        int type = profile.sampleTypes().size() - 1;
        for (int sample = 0; sample < profile.size(); sample++) {
            census.add(GoroutineCensus.Group.counted(
                    stacks.calls(sample),
                    Blocking.complete(stacks.leaf(sample, Blocking.DEPTH)),
                    profile.value(sample, type),
                    stacks.labels(sample)));
        }
        return census.populations();
    }
}
