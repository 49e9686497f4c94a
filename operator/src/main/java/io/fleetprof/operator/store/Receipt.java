package io.fleetprof.operator.store;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the profiling of one container ended, written once as {@code receipts/….json}; the first one counts and analysis
 * reads only the artifacts it names.
 *
 * @param version of this form, {@value #VERSION}
 * @param container whose receipt this is, with the pod's full name
 * @param runtime what was found to run there, such as {@code Go}; empty when unknown
 * @param path the way in that was taken, such as {@code PodIP}; empty when none was
 * @param outcome how it ended
 * @param reason why, as the constant of the API; empty when Collected
 * @param message one line for people, at most 1,000 characters; may be empty
 * @param startedAt when the first capture began
 * @param finishedAt when the last one ended
 * @param cost what it cost the target
 * @param artifacts what was stored, at most {@value #MAX_ARTIFACTS}
 */
public record Receipt(
        int version,
        ContainerId container,
        String runtime,
        String path,
        Outcome outcome,
        String reason,
        String message,
        Instant startedAt,
        Instant finishedAt,
        Cost cost,
        List<Artifact> artifacts) {
    public static final int VERSION = 1;
    public static final int MAX_ARTIFACTS = 200;

    public Receipt {
        Bounds.require(version == VERSION, "version", "is " + version + ", this program reads " + VERSION);
        Bounds.present("container", container);
        Bounds.text("runtime", runtime, 0, 32);
        Bounds.text("path", path, 0, 32);
        Bounds.present("outcome", outcome);
        Bounds.text("reason", reason, 0, 64);
        Bounds.text("message", message, 0, 1_000);
        Bounds.present("startedAt", startedAt);
        Bounds.present("finishedAt", finishedAt);
        Bounds.present("cost", cost);
        artifacts = Bounds.list("artifacts", artifacts, MAX_ARTIFACTS);
    }

    /** Of a container that was not asked for anything. */
    public static Receipt skipped(ContainerId container, String runtime, String reason, String message, Instant at) {
        return new Receipt(
                VERSION,
                container,
                runtime,
                "",
                Outcome.Skipped,
                reason,
                message,
                at,
                at,
                new Cost(0, 0, 0),
                List.of());
    }

    /** How it ended. */
    public enum Outcome {
        /** Everything asked for was captured. */
        Collected,
        /** Less or something lighter than asked for was captured. */
        Downgraded,
        /** Nothing was tried. */
        Skipped,
        /** It was tried and nothing came of it. */
        Failed,
        /** The container went away meanwhile. */
        Gone
    }

    /**
     * What the capture cost the target.
     *
     * @param pauseMillis the longest the program stood still
     * @param bytes what went over the wire
     * @param millis from the first to the last byte
     */
    public record Cost(long pauseMillis, long bytes, long millis) {
        public Cost {
            Bounds.atLeast("pauseMillis", pauseMillis, 0);
            Bounds.atLeast("bytes", bytes, 0);
            Bounds.atLeast("millis", millis, 0);
        }
    }

    /**
     * One stored file.
     *
     * @param key its exact key, inside the container's folder
     * @param kind the profile kind as the API writes it
     * @param number which snapshot, from 1
     * @param takenAt when the snapshot was taken, by the clock of whoever captured it
     * @param size in bytes
     * @param sha256 64 lower-case hex digits
     */
    public record Artifact(String key, String kind, int number, Instant takenAt, long size, String sha256) {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        public Artifact {
            Bounds.text("key", key, 1, 1024);
            Bounds.require(Keys.plain(key), "key", "is not a plain key");
            Bounds.text("kind", kind, 1, 32);
            Bounds.atLeast("number", number, 1);
            Bounds.present("takenAt", takenAt);
            Bounds.atLeast("size", size, 0);
            Bounds.text("sha256", sha256, 64, 64);
            Bounds.require(SHA256.matcher(sha256).matches(), "sha256", "is not 64 lower-case hex digits");
        }
    }
}
