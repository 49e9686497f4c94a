package io.fleetprof.operator.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fleetprof operator}: serves the requests of a cluster until it is told to end. */
@Command(
        name = "operator",
        description = "Serve the requests of a Kubernetes cluster: what the image runs.",
        footerHeading = "%nExamples:%n",
        footer = {"  helm install fleetprof helm/ -n fleetprof --create-namespace"})
final class OperatorCommand implements Callable<Integer> {
    private static final String ASSEMBLED = "io.quarkus.runner.ApplicationImpl";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!isAssembled()) {
            spec.commandLine()
                    .getErr()
                    .println("fleetprof: the operator runs from its image (see make images), or from"
                            + " operator/target/quarkus-app after mvn package");
            return ExitCode.ERROR.code();
        }
        Quarkus.run();
        return 0;
    }

    /** Only what Quarkus has put together has its application in it. */
    private static boolean isAssembled() {
        try {
            Class.forName(ASSEMBLED, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
