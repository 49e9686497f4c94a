package io.fleetprof.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real program as a child process, which has said that it is ready. Killed when closed. */
public final class Program implements AutoCloseable {
    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** @param options for the JVM, and whatever else comes before the source file */
    public static Program java(Jdk jdk, String source, String... options) {
        return java(jdk, Map.of(), source, options);
    }

    public static Program java(Jdk jdk, Map<String, String> environment, String source, String... options) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx64m", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.add(resource(source).toString());
        return start(command, environment);
    }

    public static Program start(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            Process process = builder.start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("never ready: " + command);
                }
            }
            return new Program(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path resource(String name) {
        try {
            return Path.of(Program.class.getResource("/programs/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy that another user may read. */
    public static Path published(String name, Path folder) throws IOException {
        return Files.copy(resource(name), folder.resolve(name));
    }

    public long pid() {
        return process.pid();
    }

    /** The process it started in its turn. */
    public long child() {
        return process.children().findFirst().orElseThrow().pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it is still there after so long. */
    public boolean survives(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
