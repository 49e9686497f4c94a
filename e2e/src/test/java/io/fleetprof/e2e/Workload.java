package io.fleetprof.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A leaky program or a healthy twin, running. The binary is built once for this JVM, of names nobody has seen before;
 * programs end when they are closed, and with this JVM at the latest.
 */
final class Workload implements AutoCloseable {
    /** The Go module of the programs. */
    static final Path MODULE = Fleetprof.ROOT.resolve("e2e/workloads/go");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static Path binary;

    private final Process process;
    private final JsonNode announced;

    private Workload(Process process, JsonNode announced) {
        this.process = process;
        this.announced = announced;
    }

    /** Waits until it has what it promises; skips the test where there is no Go. */
    static Workload start(String role, String name, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary().toString(), role, name, "-max-life", "3m"));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        return new Workload(process, JSON.readTree(line));
    }

    String url() {
        return announced.get("url").asText();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Where it leaks, as profiles name it. */
    String function() {
        return announced.at("/expect/function").asText();
    }

    /** The base name of the function's file. */
    String file() {
        return announced.at("/expect/file").asText();
    }

    /** Goroutines it has, or grows to. */
    int count() {
        return announced.at("/expect/count").asInt();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** What a Go command prints. */
    static String go(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException _) {
            return Assumptions.abort("there is no go on the PATH");
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed: " + out);
        }
        return out;
    }

    private static synchronized Path binary() throws IOException, InterruptedException {
        if (binary == null) {
            Path folder = Scratch.folder("workloads");
            Path sources = folder.resolve("sources");
            System.out.print("programs of " + go(MODULE, "run", "./gen", "-out", sources.toString()));
            binary = folder.resolve("workloads");
            go(sources, "build", "-trimpath", "-o", binary.toString(), ".");
        }
        return binary;
    }
}
