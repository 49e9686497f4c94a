package io.fleetprof.operator.cli;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ResourceYaml;
import io.fleetprof.operator.local.LocalRequest;
import io.fleetprof.operator.local.LocalRun;
import io.fleetprof.operator.local.LocalTargets;
import io.fleetprof.operator.local.TargetFlag;
import io.fleetprof.operator.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetprof run}: the engine without Kubernetes. */
@Command(
        name = "run",
        description = {
            "Profiles local processes as a ProfileRequest says and prints the finished resource as YAML.",
            "Progress goes to stderr. With --around, takes one snapshot before a command and one after it, keeps"
                    + " neither, and prints the difference."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fleetprof run --target name=checkout-1,url=http://127.0.0.1:6060",
            "  fleetprof run -f request.yaml --store ./profiles \\",
            "      --target name=checkout-1,labels=app=checkout,url=http://127.0.0.1:6060 \\",
            "      --target name=cart-1,labels='app=cart;tier=web',pid=4242",
            "  fleetprof run --around 'hey -n 1000 http://127.0.0.1:8080/' \\",
            "      --target name=checkout-1,url=http://127.0.0.1:6060"
        })
final class RunCommand implements Callable<Integer> {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The ProfileRequest, '-' for stdin. Without it: the leak set of every target.")
    private String file;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            required = true,
            converter = TargetOption.class,
            description = "A process: " + TargetFlag.FORM + ". Give one for each.")
    private List<TargetFlag> targets;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "fleetprof-store",
            description = "Where profiles and reports are kept. Default: ${DEFAULT-VALUE}.")
    private Path store;

    @Option(names = "--around", paramLabel = "CMD", description = "A shell command to take snapshots around.")
    private String around;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "With --around: goroutines at one place from which it is a concentration; a request says it in"
                            + " spec.analysis.threshold. Default: ${DEFAULT-VALUE}.")
    private long threshold;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        refuseDoubles();
        refuseIgnored();
        LocalTargets local = new LocalTargets();
        List<Target> resolved = targets.stream().map(local::resolve).toList();
        if (around != null) {
            return new Around(spec, output, Threshold.of(threshold, spec), around).run(resolved);
        }
        return switch (LocalRequest.read(file == null ? "" : file, System.in)) {
            case LocalRequest.Refused(List<String> lines) -> refused(lines);
            case LocalRequest.Accepted(ProfileRequest request) -> run(request, resolved);
        };
    }

    private int run(ProfileRequest request, List<Target> resolved) throws InterruptedException {
        try (ProgressWatch watch = ProgressWatch.on(spec.commandLine().getErr(), request.getSpec(), resolved)) {
            return switch (new LocalRun(request, store, watch).run(resolved)) {
                case LocalRun.Ended.Refused(String line) -> refused(List.of(line));
                case LocalRun.Ended.Finished finished -> finished(finished, watch);
            };
        }
    }

    private int finished(LocalRun.Ended.Finished finished, ProgressWatch watch) {
        watch.say("report: " + finished.page());
        Optional<String> problem = output.write(
                ResourceYaml.write(finished.request()), spec.commandLine().getOut());
        return problem.map(line -> refused(List.of(line)))
                .orElseGet(() ->
                        ExitCode.of(finished.report().analysis().verdict()).code());
    }

    private int refused(List<String> lines) {
        lines.forEach(line -> spec.commandLine().getErr().println("fleetprof: " + Line.of(line)));
        return ExitCode.ERROR.code();
    }

    /** An option that changes nothing is a misunderstanding. */
    private void refuseIgnored() {
        List<String> ignored = around == null ? List.of("--format", "--threshold") : List.of("--file", "--store");
        ignored.stream()
                .filter(spec.commandLine().getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(option -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            option + (around == null ? " goes with --around only" : " does not go with --around"));
                });
    }

    private void refuseDoubles() {
        Set<String> names = new HashSet<>();
        for (TargetFlag target : targets) {
            if (!names.add(target.name())) {
                throw new ParameterException(
                        spec.commandLine(), "two targets are named " + target.name() + "; give each its own name");
            }
        }
    }
}
