package io.fleetprof.operator.cli;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ResourceYaml;
import io.fleetprof.operator.demo.Demo;
import io.fleetprof.operator.demo.LiveDemo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetprof demo}: leaky programs and their healthy twins, and what was found of them. */
@Command(
        name = "demo",
        description = {
            "Starts leaky services and their healthy twins, profiles them all at once, and prints what was expected"
                    + " beside what was found.",
            "Ends with 1 when a leak is missed or a healthy program is accused. Without Go it replays recordings of Go"
                    + " programs; those for a JVM run in any case."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  fleetprof demo", "  fleetprof demo --keep --seed 7"})
final class DemoCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;

    @Option(names = "--keep", description = "Leave the programs running; each ends by itself after 15 minutes.")
    private boolean keep;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the programs' names, counts and rates. Default: another one each time.")
    private Long seed;

    @Option(
            names = "--cases",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "sleep,send,receive,lock-order,body,rows,deadline,pool,"
                    + "thread-per-request,executor-per-call,virtual-threads",
            description = "Which leaks, with their twins; 'all' for every one there is. Default: ${DEFAULT-VALUE}.")
    private Set<String> cases;

    @Option(names = "--replay", description = "Replay recordings of Go programs, as without Go.")
    private boolean replay;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}/fleetprof-demo",
            description = "Where profiles and reports are kept. Default: ${DEFAULT-VALUE}.")
    private Path store;

    @Option(
            names = "--programs",
            paramLabel = "DIR",
            defaultValue = "${sys:fleetprof.home:-.}/e2e/workloads",
            hidden = true)
    private Path programs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Demo demo = new Demo(store, (request, targets) -> ProgressWatch.on(err, request.getSpec(), targets));
        long chosen = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
        Set<String> wanted = cases.contains("all") ? Set.of() : cases;
        return show(new LiveDemo(demo, programs, wanted, chosen, keep, line -> err.println(Line.of(line))).run(replay));
    }

    private int show(Demo.Ended ended) {
        PrintWriter out = spec.commandLine().getOut();
        return switch (ended) {
            case Demo.Ended.Refused(String line) -> {
                spec.commandLine().getErr().println("fleetprof: " + Line.of(line));
                yield ExitCode.ERROR.code();
            }
            case Demo.Ended.Shown(String table, ProfileRequest request, Path page, boolean right) -> {
                out.println(ResourceYaml.write(request));
                out.println(table);
                out.println(right ? "Every leak was found, and no healthy program was accused." : "Not as expected.");
                out.println("report: " + page.toUri());
                yield right ? ExitCode.CLEAN.code() : ExitCode.ERROR.code();
            }
        };
    }
}
