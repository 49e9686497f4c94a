package io.fleetprof.operator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A tool that builds programs, run to its end. */
final class Command {
    /** Of the JDK that this is. */
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final int MINUTES = 5;
    private static final int TAIL = 400;

    private Command() {}

    /** One line that says why the command failed; empty when it did not. */
    static Optional<String> run(Path folder, List<String> command) throws InterruptedException {
        try {
            Path log = Files.createTempFile("fleetprof-demo", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                process.getOutputStream().close();
                return ended(process, command, log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            return Optional.of("'" + command.getFirst() + "' cannot be started: " + e.getMessage());
        }
    }

    private static Optional<String> ended(Process process, List<String> command, Path log)
            throws InterruptedException, IOException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return Optional.of(command.getFirst() + " took more than " + MINUTES + " minutes");
            }
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log).strip();
        String tail = said.substring(Math.max(0, said.length() - TAIL)).replace('\n', ' ');
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(command.getFirst() + ": " + tail);
    }
}
