package io.fleetprof.agent.recording;

import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Scrubs in a JVM of its own with a small heap: what a hostile recording makes of its reader, memory without end or a
 * loop, ends there. 80 MB need no more than 48 MB of heap.
 */
public final class ScrubWorker {
    private static final List<String> BOUNDS =
            List.of("-Xmx48m", "-Xss1m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Options for the worker's JVM, its class path among them, where the program is installed. */
    private static final String OPTIONS = "fleetprof.scrub.options";

    private static final int CORRUPT = 1;
    private static final int OVERDUE = 2;
    private static final int LARGE = 3;

    private ScrubWorker() {}

    /** Reads the one to its end, writes the other. Answers its size; the source stays as it is. */
    public static Outcome<Long> rewrite(Path recording, Path to, Deadline deadline) {
        Path said = to.resolveSibling(to.getFileName() + ".said");
        try {
            Process worker = start(recording, to, said, deadline);
            try {
                if (!worker.waitFor(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
                    return Outcome.refused(Reason.TIMEOUT, "the recording was not read to its end in time");
                }
            } finally {
                worker.destroyForcibly();
            }
            return switch (worker.exitValue()) {
                case 0 -> Chunks.check(to);
                case OVERDUE -> Outcome.refused(Reason.TIMEOUT, "the recording was not read to its end in time");
                case LARGE -> Outcome.refused(Reason.TOO_LARGE, Files.readString(said));
                default -> Outcome.refused(Reason.CORRUPT_JFR, Files.readString(said));
            };
        } catch (IOException e) {
            return Outcome.refused(Reason.INTERNAL_ERROR, "no JVM to scrub in: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Outcome.refused(Reason.TIMEOUT, "the scrubbing was called off");
        } finally {
            said.toFile().delete();
        }
    }

    private static Process start(Path recording, Path to, Path said, Deadline deadline) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(BOUNDS);
        String options = System.getProperty(OPTIONS);
        command.addAll(options == null ? List.of("-cp", ownClasses()) : List.of(options.split(" ")));
        command.addAll(List.of(ScrubWorker.class.getName(), recording.toString(), to.toString()));
        command.add(Long.toString(deadline.left().toMillis()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        // Nothing of ours for the worker to lose, and no JAVA_TOOL_OPTIONS to undo its bounds.
        builder.environment().clear();
        // glibc would keep a pool of memory for every thread.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder.start();
    }

    private static String ownClasses() {
        try {
            return Path.of(ScrubWorker.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The worker: a recording, where its rewritten form goes, milliseconds. Says what is wrong in one line. */
    public static void main(String[] arguments) {
        endAfter(Duration.ofMillis(Long.parseLong(arguments[2])));
        switch (Scrub.rewrite(Path.of(arguments[0]), Path.of(arguments[1]))) {
            case Outcome.Done<Long> _ -> {}
            case Outcome.Refused<Long>(Reason reason, String detail) -> {
                System.out.print(detail);
                System.exit(reason == Reason.TOO_LARGE ? LARGE : CORRUPT);
            }
        }
    }

    /** Whoever started this may be killed, and a hostile recording may be read forever. */
    private static void endAfter(Duration longest) {
        Deadline deadline = Deadline.in(longest);
        Thread.ofPlatform().daemon().start(() -> {
            while (!deadline.isOver()) {
                deadline.sleep(longest);
            }
            Runtime.getRuntime().halt(OVERDUE);
        });
    }
}
