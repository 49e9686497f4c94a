package io.fleetprof.operator.cli;

import io.fleetprof.operator.result.Version;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code fleetprof}: finds leaks in fleets of Go and JVM services. */
@QuarkusMain
@Command(
        name = "fleetprof",
        description =
                "Finds leaks in fleets of Go and JVM services: which code, in which pods, how fast, and what to do.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            AnalyzeCommand.class,
            CompareCommand.class,
            OperatorCommand.class,
            DevStorageCommand.class,
            RehearseCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Main.ProgramVersion.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes of run, analyze and compare:%n",
        exitCodeList = {
            "0:clean",
            "1:error",
            "2:usage",
            "3:leaking: a Proven or Probable finding",
            "4:inconclusive: not enough was seen to say",
            "5:suspect: Suspected findings only"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  fleetprof demo", "  fleetprof help run"})
public final class Main implements Runnable {
    @Option(
            names = "--debug",
            description = "On an error of Fleetprof itself, print its stack trace.",
            scope = ScopeType.INHERIT)
    private boolean debug;

    @Spec
    private CommandSpec spec;

    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"fleetprof " + Version.PROGRAM};
        }
    }

    public static void main(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** One command from its words to its exit code; all it prints goes to these two. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((bug, command, _) -> main.failed(bug, command));
        int code = execute(line, args);
        out.flush();
        err.flush();
        return code;
    }

    /** What is too large for the heap is said like any other trouble; the JVM would print its own stack. */
    private static int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            line.getErr()
                    .println("fleetprof: " + mebibytes + " MiB of heap are too few; give fewer files at once, or more"
                            + " memory by FLEETPROF_OPTS=-Xmx" + 2 * mebibytes + "m");
            return ExitCode.ERROR.code();
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: demo, run, analyze or compare");
    }

    private static int misused(ParameterException misuse, String... args) {
        CommandLine command = misuse.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        command.getErr().println("fleetprof: " + Line.of(mistake(misuse)) + " (see " + help + ")");
        return ExitCode.USAGE.code();
    }

    private static String mistake(ParameterException misuse) {
        boolean isRoot = misuse.getCommandLine().getParent() == null;
        return isRoot && misuse instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                ? "there is no command '" + unmatched.getUnmatched().getFirst() + "', only demo, run, analyze, compare"
                : misuse.getMessage();
    }

    private int failed(Exception bug, CommandLine command) {
        command.getErr()
                .println("fleetprof: an error of Fleetprof itself: " + Line.of(bug.toString())
                        + "; --debug shows where");
        if (debug) {
            bug.printStackTrace(command.getErr());
        }
        return ExitCode.ERROR.code();
    }
}
