package io.fleetprof.operator.cli;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.report.Headline;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.Subject;
import io.fleetprof.analysis.report.difference.Difference;
import io.fleetprof.operator.local.Glances;
import io.fleetprof.operator.local.ShellCommand;
import io.fleetprof.operator.local.Spool;
import io.fleetprof.operator.result.Judgement;
import io.fleetprof.operator.result.Version;
import io.fleetprof.operator.target.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code run --around}: what an operation left behind. */
record Around(CommandSpec spec, Output output, Thresholds thresholds, String command) {
    int run(List<Target> targets) throws InterruptedException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (Spool spool = Spool.open();
                Glances glances = new Glances(targets, spool.folder())) {
            Fleet before = glances.take();
            glances.missed().forEach(line -> err.println("fleetprof: " + Line.of(line)));
            if (before.isEmpty()) {
                return ExitCode.ERROR.code();
            }
            err.println("running: " + Line.of(command));
            int status = ShellCommand.run(command);
            if (status != 0) {
                err.println("fleetprof: the command ended with status " + status);
            }
            List<String> known = glances.missed();
            Fleet after = glances.take();
            glances.missed().stream()
                    .filter(line -> !known.contains(line))
                    .forEach(line -> err.println("fleetprof: " + Line.of(line)));
            return after.isEmpty() ? ExitCode.ERROR.code() : show(before, after, targets.size(), glances.missed());
        }
    }

    private int show(Fleet before, Fleet after, int planned, List<String> missed) throws IOException {
        Difference difference = Difference.of(before, after);
        Optional<String> problem = output.write(
                output.format().render(difference), spec.commandLine().getOut());
        if (problem.isPresent()) {
            spec.commandLine().getErr().println("fleetprof: " + Line.of(problem.get()));
            return ExitCode.ERROR.code();
        }
        Fleet both =
                switch (before.union(after)) {
                    case Fleet.Union.Joined(Fleet joined) -> joined;
                    case Fleet.Union.Conflict _ -> throw new IllegalStateException("two glances have two numbers");
                };
        Analysis analysis = Judgement.of(both, planned, thresholds, missed);
        Report report = new Report(
                Subject.named(command, Instant.now(), Version.PROGRAM), analysis, Judgement.comparable(both));
        spec.commandLine().getErr().println(Headline.of(report).line());
        return ExitCode.of(analysis.verdict()).code();
    }
}
