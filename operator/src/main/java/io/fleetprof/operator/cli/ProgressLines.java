package io.fleetprof.operator.cli;

import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.target.Target;
import java.io.PrintWriter;

/** Plain lines, for logs and pipes: one a profile kind's round and one an end. */
final class ProgressLines implements ProgressWatch {
    private final PrintWriter err;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void recording(Target target, Step step) {
        say(target.name() + ": " + beginning(step));
    }

    /** {@code recording JFR for 60 s}. */
    static String beginning(Step step) {
        long millis = step.recording().toMillis();
        String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
        return "recording " + step.kind().label() + " for " + time;
    }

    @Override
    public void taken(Target target, Step step) {
        say(target.name() + ": " + step.kind().label() + " " + (step.sequence() + 1));
    }

    @Override
    public void ended(Target target, Receipt receipt) {
        say(ending(target, receipt));
    }

    static String ending(Target target, Receipt receipt) {
        String why = receipt.reason().isEmpty() ? "" : " (" + receipt.reason() + ": " + receipt.message() + ")";
        return target.name() + ": " + receipt.outcome() + why;
    }

    @Override
    public synchronized void say(String line) {
        err.println(Line.of(line));
        err.flush();
    }

    @Override
    public void close() {
        err.flush();
    }
}
