package io.fleetprof.operator.cli;

import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.target.Selection;
import io.fleetprof.operator.target.Target;
import java.io.PrintWriter;
import java.util.List;

/** Shows a person how far a run is: a bar on a terminal, a line for each target elsewhere. */
interface ProgressWatch extends Watch {
    /** A line that stays. */
    void say(String line);

    static ProgressWatch on(PrintWriter err, ProfileRequestSpec spec, List<Target> targets) {
        long steps = Selection.of(spec.target(), targets).chosen().stream()
                .mapToLong(target -> Timetable.of(spec, target).steps().size())
                .sum();
        boolean terminal = System.console() != null && System.console().isTerminal();
        return terminal ? new ProgressBars(err, steps) : new ProgressLines(err);
    }
}
