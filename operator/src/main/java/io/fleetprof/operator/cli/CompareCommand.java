package io.fleetprof.operator.cli;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.report.difference.Difference;
import io.fleetprof.operator.local.FileSeries;
import io.fleetprof.operator.result.Judgement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleetprof compare}: what moved between two readings, by place. */
@Command(
        name = "compare",
        description = {
            "Prints which places were added, which are gone and which stayed between two sets of snapshots.",
            "The exit code is the verdict on the new ones; a single new snapshot is never clean by itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fleetprof compare before.pb.gz --with after.pb.gz",
            "  fleetprof compare v1/*.pb.gz --with v2/*.pb.gz --format md"
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "BASE", description = "Snapshots of the base.")
    private List<Path> base;

    @Option(
            names = "--with",
            arity = "1..*",
            paramLabel = "NEW",
            required = true,
            description = "Snapshots to compare with it.")
    private List<Path> now;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Goroutines at one place from which it is a concentration. Default: ${DEFAULT-VALUE}.")
    private long threshold;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Thresholds thresholds = Threshold.of(threshold, spec);
        FileSeries before = FileSeries.read("base", base, Optional.empty());
        FileSeries after = FileSeries.read("new", now, Optional.empty());
        PrintWriter err = spec.commandLine().getErr();
        Stream.concat(before.doubts().stream(), after.doubts().stream())
                .forEach(line -> err.println("fleetprof: " + Line.of(line)));
        if (before.fleet().isEmpty() || after.fleet().isEmpty()) {
            return ExitCode.ERROR.code();
        }
        Difference difference = Difference.of(before.fleet(), after.fleet());
        Optional<String> problem = output.write(
                output.format().render(difference), spec.commandLine().getOut());
        problem.ifPresent(line -> err.println("fleetprof: " + Line.of(line)));
        Analysis analysis = Judgement.of(after.fleet(), 1, thresholds, after.doubts());
        return problem.isPresent()
                ? ExitCode.ERROR.code()
                : ExitCode.of(analysis.verdict()).code();
    }
}
