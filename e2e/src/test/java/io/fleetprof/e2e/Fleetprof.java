package io.fleetprof.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The program as a user starts it: the launcher at the root of the repository, as a process of its own. The launcher
 * finds no Maven, so that a build within the build is an error instead of a race for the same folders.
 */
final class Fleetprof {
    /** Of this repository. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** A script that starts the tests in the background has them ignore Ctrl-C, and what they start as well. */
    private static final List<String> LISTENING = List.of("/usr/bin/env", "--default-signal=INT");

    private static final Path SAID = said();

    private final Map<String, String> environment = new TreeMap<>();
    private Path folder = ROOT;

    /** How it ended. */
    record Ended(int code, String out, String err, Duration took) {
        /** What it complained of, a line each. */
        List<String> complaints() {
            return err.lines().filter(line -> line.startsWith("fleetprof: ")).toList();
        }
    }

    /** The program while it runs. */
    record Running(Process process, Path out, Path err, long since) {
        /** Waits; ends it where it takes longer than anybody would wait. */
        Ended ended() throws IOException, InterruptedException {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("not ended after three minutes: " + Files.readString(err));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - since);
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err), took);
        }

        /** Waits until it has said so on stderr. */
        void awaitSaying(String text) throws IOException, InterruptedException {
            while (!Files.readString(err).contains(text)) {
                if (!process.isAlive()) {
                    throw new AssertionError("ended without saying '" + text + "': " + Files.readString(err));
                }
                Thread.sleep(50);
            }
        }

        /** Waits until it has started such a command. */
        void awaitChild(String command) throws InterruptedException {
            while (process.descendants()
                    .flatMap(child -> child.info().commandLine().stream())
                    .noneMatch(line -> line.endsWith(command))) {
                Thread.sleep(50);
            }
        }

        /** As Ctrl-C does. */
        void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    static Ended run(Object... words) throws IOException, InterruptedException {
        return new Fleetprof().ended(words);
    }

    Fleetprof with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The folder it is started in; else the root. */
    Fleetprof in(Path folder) {
        this.folder = folder;
        return this;
    }

    Ended ended(Object... words) throws IOException, InterruptedException {
        return start(words).ended();
    }

    Running start(Object... words) throws IOException {
        List<String> command = new ArrayList<>(LISTENING);
        command.add(ROOT.resolve("fleetprof").toString());
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        Path out = file("out");
        Path err = file("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", Programs.but("mvn"));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "FLEETPROF_OPTS"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err, System.nanoTime());
    }

    private static Path said() {
        try {
            return Scratch.folder("said");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) throws IOException {
        return Files.createTempFile(SAID, "", "." + name);
    }
}
