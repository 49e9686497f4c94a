package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A pod's JVM, asked from outside with the JDK's own jcmd: by nothing of ours, and without a tool in its image. */
record TargetJvm(long pid) {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final Duration SOON = Duration.ofMinutes(1);

    /** Of a pod that runs. Where the node is elsewhere there is no way to it, and the test is left out. */
    static TargetJvm of(Pod pod) {
        Optional<ProcessHandle> process = NodeProcesses.jvm(pod);
        Assumptions.assumeTrue(process.isPresent(), "the node's processes are not on this machine");
        return new TargetJvm(process.orElseThrow().pid());
    }

    String jcmd(String... words) {
        return Command.of(List.of(JCMD.toString(), Long.toString(pid)), (Object[]) words)
                .out();
    }

    /** Our recordings, a line each, running or not. */
    List<String> oursRecorded() {
        return jcmd("JFR.check")
                .lines()
                .filter(line -> line.contains("name=fleetprof-"))
                .toList();
    }

    /** The line of a recording of ours, once there is one. */
    String awaitRecording() {
        return Eventually.found(SOON, "a recording runs", () -> oursRecorded().stream()
                .filter(line -> line.contains("running"))
                .findFirst());
    }

    /** What is left of ours in its /tmp. */
    List<String> filesOfOurs() {
        try (Stream<Path> files = Files.list(inside("/tmp"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("fleetprof"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of its own, as root of the machine sees it. */
    byte[] file(String path) {
        try {
            return Files.readAllBytes(inside(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path inside(String path) {
        return Path.of("/proc/" + pid + "/root" + path);
    }
}
