package io.fleetprof.agent.recording;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Rewrites a recording so that it holds nothing but the events we ask for. Chunks are shared by all recordings of a
 * JVM, so another's events are in ours, and with them environment, properties, command lines, even of other processes.
 * Rewriting drops the constants of dropped events too.
 */
final class Scrub {
    /** Never kept, whatever the settings say. */
    static final Set<String> SECRET = Set.of(
            "jdk.InitialEnvironmentVariable",
            "jdk.InitialSystemProperty",
            "jdk.InitialSecurityProperty",
            "jdk.JVMInformation",
            "jdk.SystemProcess",
            "jdk.ProcessStart",
            "jdk.StringFlag");

    private static final Set<String> KEPT = Settings.events();

    private Scrub() {}

    /** Reads the one to its end, writes the other. Answers its size; the source stays as it is. */
    static Outcome<Long> rewrite(Path recording, Path to) {
        return Chunks.check(recording).then(_ -> filter(recording, to)).then(_ -> Chunks.check(to));
    }

    private static Outcome<Path> filter(Path recording, Path to) {
        try (RecordingFile file = new RecordingFile(recording)) {
            Files.deleteIfExists(to);
            file.write(to, Scrub::isKept);
            return Outcome.done(to);
        } catch (OutOfMemoryError _) {
            return Outcome.refused(
                    Reason.TOO_LARGE, "the recording has more different stacks than there is memory to rewrite them");
        } catch (IOException | RuntimeException | Error e) {
            // The file is the target's: whatever its bytes set off in the reader, even an Error, is a broken file.
            return Outcome.refused(Reason.CORRUPT_JFR, "the recording cannot be read to its end: " + e);
        }
    }

    private static boolean isKept(RecordedEvent event) {
        String name = event.getEventType().getName();
        return KEPT.contains(name) && !SECRET.contains(name);
    }
}
