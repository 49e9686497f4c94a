package io.fleetprof.operator.cli;

import io.fleetprof.operator.local.EmbeddedS3;
import io.fleetprof.operator.store.S3Credentials;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetprof dev-storage}: the chart's storage for trying things out, a container in the operator's pod. */
@Command(
        name = "dev-storage",
        hidden = true,
        description = "Serve a folder as S3 on the loopback address until told to end. Not for production.")
final class DevStorageCommand implements Callable<Integer> {
    @Option(names = "--folder", required = true, description = "Where objects are kept as files.")
    private Path folder;

    @Option(names = "--port", required = true, description = "The port to listen on.")
    private int port;

    @Option(names = "--access-key", defaultValue = "${FLEETPROF_DEV_ACCESS_KEY}", required = true, hidden = true)
    private String accessKey;

    @Option(names = "--secret-key", defaultValue = "${FLEETPROF_DEV_SECRET_KEY}", required = true, hidden = true)
    private String secretKey;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        return switch (EmbeddedS3.start(folder, port, new S3Credentials(accessKey, secretKey))) {
            case EmbeddedS3.Started.Running(EmbeddedS3 server) -> {
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                err.println("fleetprof: NOT FOR PRODUCTION: storing profiles in " + folder);
                new CountDownLatch(1).await();
                yield 0;
            }
            case EmbeddedS3.Started.Refused(String message) -> {
                err.println("fleetprof: " + message);
                yield ExitCode.ERROR.code();
            }
        };
    }
}
