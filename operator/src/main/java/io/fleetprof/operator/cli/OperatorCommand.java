package io.fleetprof.operator.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code fleetprof operator}: serves the requests of a cluster until it is told to end. */
@Command(
        name = "operator",
        description = "Serve the requests of a Kubernetes cluster: what the image runs.",
        footerHeading = "%nExamples:%n",
        footer = {"  helm install fleetprof helm/ -n fleetprof --create-namespace"})
final class OperatorCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Quarkus.run();
        return 0;
    }
}
