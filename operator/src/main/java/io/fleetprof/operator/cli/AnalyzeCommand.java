package io.fleetprof.operator.cli;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.Subject;
import io.fleetprof.operator.local.FileSeries;
import io.fleetprof.operator.result.Judgement;
import io.fleetprof.operator.result.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleetprof analyze}: files in, findings out. */
@Command(
        name = "analyze",
        description = {
            "Reads snapshots of one process and says whether it leaks.",
            "Files of any supported format, told by content: pprof (gzip or not), goroutine text (debug=1 or 2),"
                    + " JVM thread dumps (Thread.print, Thread.dump_to_file in JSON), class histograms, process"
                    + " records. Folders and zip archives are searched. Snapshots are ordered by the time in"
                    + " the files, else by name."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fleetprof analyze 1.pb.gz 2.pb.gz 3.pb.gz --interval 10s",
            "  fleetprof analyze ./profiles --format html -o report.html",
            "  curl -s 'http://127.0.0.1:6060/debug/pprof/goroutine?debug=2' > 1.txt",
            "  fleetprof analyze 1.txt 2.txt 3.txt"
        })
final class AnalyzeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE|DIR|ZIP", description = "Snapshots of one process.")
    private List<Path> files;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "Time from one snapshot to the next, such as 10s: gives growth as a rate.")
    private Duration interval;

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
        PrintWriter err = spec.commandLine().getErr();
        Thresholds thresholds = Threshold.of(threshold, spec);
        String name = String.valueOf(files.getFirst().getFileName());
        FileSeries series = FileSeries.read(name, files, Optional.ofNullable(interval));
        series.refused().forEach(line -> err.println("fleetprof: " + Line.of(line)));
        if (series.isEmpty()) {
            return ExitCode.ERROR.code();
        }
        Analysis analysis = Judgement.of(series.fleet(), 1, thresholds, series.doubts());
        Report report = new Report(
                Subject.named(name, Instant.now(), Version.PROGRAM), analysis, Judgement.comparable(series.fleet()));
        Optional<String> problem = output.write(
                output.format().render(report, output.ink()), spec.commandLine().getOut());
        problem.ifPresent(line -> err.println("fleetprof: " + Line.of(line)));
        return problem.isPresent()
                ? ExitCode.ERROR.code()
                : ExitCode.of(analysis.verdict()).code();
    }
}
