package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Population;
import java.util.stream.Collectors;

/** Contents as text, a line a population: what golden files hold. Times and ids vary from run to run and stay out. */
final class Rendering {
    private Rendering() {}

    static String of(Contents contents) {
        return contents.source().label()
                + '\n'
                + contents.remarks().stream()
                        .map(remark -> "remark: " + remark + '\n')
                        .collect(Collectors.joining())
                + contents.populations().stream().map(Rendering::row).collect(Collectors.joining());
    }

    private static String row(Population row) {
        return "%s | %s | %s | %s %s | count %d, bytes %d, sampled %d | ids %d | minutes %s | %s | creators %s | labels %s | traces %s%n"
                .formatted(
                        row.key().family().label(),
                        row.key().state().name(),
                        row.key().state().stateClass(),
                        row.key().place().kind(),
                        row.key().place().function(),
                        row.count(),
                        row.bytes(),
                        row.sampled(),
                        row.ids().size(),
                        row.ages().minutes(),
                        row.site().display(),
                        row.creators().keySet().stream()
                                .map(frame -> frame.display())
                                .toList(),
                        row.labels(),
                        row.traces().stream()
                                .map(trace -> trace.count() + "×"
                                        + trace.stack().frames().size())
                                .toList());
    }
}
