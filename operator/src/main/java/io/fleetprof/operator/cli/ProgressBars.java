package io.fleetprof.operator.cli;

import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.target.Target;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar over all profiles of a run; what went wrong stays above it. */
final class ProgressBars implements ProgressWatch {
    private final PrintWriter err;
    private final ProgressBar bar;
    private boolean open = true;

    ProgressBars(PrintWriter err, long steps) {
        this.err = err;
        this.bar = new ProgressBarBuilder()
                .setTaskName("profiles")
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .hideEta()
                .build();
    }

    @Override
    public synchronized void recording(Target target, Step step) {
        bar.setExtraMessage(" " + target.name() + " " + ProgressLines.beginning(step));
    }

    @Override
    public synchronized void taken(Target target, Step step) {
        bar.step();
        bar.maxHint(Math.max(bar.getMax(), bar.getCurrent()));
        bar.setExtraMessage(" " + target.name() + " " + step.kind().label());
    }

    @Override
    public synchronized void ended(Target target, Receipt receipt) {
        if (!receipt.reason().isEmpty()) {
            say(ProgressLines.ending(target, receipt));
        }
    }

    @Override
    public synchronized void say(String line) {
        if (open) {
            bar.pause();
        }
        err.println(System.lineSeparator() + Line.of(line));
        err.flush();
        if (open) {
            bar.resume();
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        // What a target that failed did not give is not awaited any more.
        bar.stepTo(bar.getMax());
        bar.close();
    }
}
