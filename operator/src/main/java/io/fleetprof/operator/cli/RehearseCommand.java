package io.fleetprof.operator.cli;

import io.fleetprof.operator.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fleetprof rehearse}: what the image's build runs so that the JVM remembers the classes of a start. */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Start the operator without a cluster and end it once it is ready.")
final class RehearseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (Rehearsal.held()) {
            return 0;
        }
        spec.commandLine()
                .getErr()
                .println("fleetprof: the operator did not get ready within two minutes: see its log above");
        return ExitCode.ERROR.code();
    }
}
