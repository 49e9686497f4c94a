package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * What files of two processes show, and one process shows seldom: no proof, but reason enough not to call it clean. Of
 * use where nothing but somebody's word says whose the files are.
 */
public final class Doubt {
    private Doubt() {}

    /**
     * @param snapshots of one container, in order of their keys: by kind of file, then in time
     * @return one line each, with what to do
     */
    public static List<String> in(List<Snapshot> snapshots) {
        return Stream.of(Exchange.doubt(snapshots), Allocations.doubt(snapshots))
                .flatMap(doubt -> doubt.stream())
                .toList();
    }
}
