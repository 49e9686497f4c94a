package io.fleetprof.operator.capture;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What one request to a target brought. */
public sealed interface Taken {
    /**
     * A whole profile that was read to its end.
     *
     * @param name as the file is called: the kind, and the form where a kind has two ({@code GoroutineText})
     * @param extension of the file, without a dot
     * @param contents what it says; empty for a form that is only kept, as an execution trace
     * @param pause for how long the program is predicted to have stood still
     */
    record Profile(
            ProfileKind kind,
            String name,
            String extension,
            Path file,
            long bytes,
            Optional<Contents> contents,
            Duration pause)
            implements Taken {
        /** Removes the file: it is stored by now, or of no use. */
        public void discard() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("a file of our own cannot be removed", e);
            }
        }
    }

    /** No profile, or none that can be used. The detail is one printable line. */
    record Missed(ProfileKind kind, Reason reason, String detail) implements Taken {
        /** Whether the target itself is no more, so that nothing else can be taken of it. */
        public boolean isEnd() {
            return reason == Reason.GONE || reason == Reason.CONTAINER_RESTARTED;
        }

        /** Whether something is wrong, so that the next profile may fail too: not when it is only this kind. */
        public boolean isTrouble() {
            return switch (reason) {
                case NOT_ENABLED,
                        UNSUPPORTED,
                        IMPACT_TOO_HIGH,
                        WOULD_PAUSE,
                        NEAR_MEMORY_LIMIT,
                        NO_JFR_MODULE,
                        NO_INSTRUMENT_MODULE,
                        TMP_FULL -> false;
                default -> true;
            };
        }

        /** Whether there was no way in at all, so that the program was not even asked. */
        public boolean isClosed() {
            return switch (reason) {
                case NO_PPROF,
                        EPHEMERAL_FORBIDDEN,
                        EPHEMERAL_LIMIT,
                        POD_VIOLATES_POLICY,
                        STATIC_POD,
                        IDENTITY_UNKNOWN -> true;
                default -> false;
            };
        }
    }
}
