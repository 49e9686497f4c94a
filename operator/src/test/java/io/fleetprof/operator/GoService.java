package io.fleetprof.operator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The small Go service beside this class, built once and started as often as needed; ends when it is closed. */
public final class GoService implements AutoCloseable {
    private static Path binary;

    private final Process process;
    private final URI url;

    private GoService(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Skips the test where there is no Go. */
    public static GoService start(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary().toString()));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new GoService(process, URI.create(process.inputReader().readLine()));
    }

    private static synchronized Path binary() throws IOException, InterruptedException {
        if (binary == null) {
            Path folder = Files.createTempDirectory("go-service-");
            binary = folder.resolve("service");
            try (InputStream source = GoService.class.getResourceAsStream("service.go")) {
                Files.copy(source, folder.resolve("service.go"));
            }
            build(folder);
            binary.toFile().deleteOnExit();
        }
        return binary;
    }

    private static void build(Path folder) throws InterruptedException {
        try {
            int status = new ProcessBuilder("go", "build", "-o", "service", "service.go")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("the Go service does not build");
            }
        } catch (IOException _) {
            Assumptions.abort("there is no go on the PATH");
        }
    }

    public URI url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
