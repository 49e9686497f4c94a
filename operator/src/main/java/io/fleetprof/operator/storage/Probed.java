package io.fleetprof.operator.storage;

import io.fleetprof.api.v1alpha1.ConditionStatus;
import io.fleetprof.api.v1alpha1.StorageReason;
import io.fleetprof.operator.store.StoreProblem;
import java.time.Duration;
import java.time.Instant;

/**
 * What a probe found.
 *
 * @param generation of the spec that was probed
 * @param message one line
 * @param failures how many probes in a row have failed, this one included; 0 when it went well
 */
record Probed(long generation, Instant at, StorageReason reason, String message, int failures) {
    /** Between probes of a storage that works; the longest that is waited after a failure too. */
    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 5;

    boolean ready() {
        return reason == StorageReason.AVAILABLE;
    }

    ConditionStatus status() {
        return ready() ? ConditionStatus.TRUE : ConditionStatus.FALSE;
    }

    /** When to look again: after a failure soon, and then twice as late each time. */
    Instant next() {
        if (ready()) {
            return at.plus(PERIOD);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return at.plus(pause.compareTo(PERIOD) < 0 ? pause : PERIOD);
    }

    /** The name that the API has for it. */
    static StorageReason reason(StoreProblem.Reason reason) {
        return switch (reason) {
            case Unreachable -> StorageReason.UNREACHABLE;
            case Slow -> StorageReason.SLOW;
            case Untrusted -> StorageReason.UNTRUSTED;
            case WrongCredentials -> StorageReason.WRONG_CREDENTIALS;
            case Forbidden -> StorageReason.FORBIDDEN;
            case NoSuchBucket -> StorageReason.NO_SUCH_BUCKET;
            case WrongRegion -> StorageReason.WRONG_REGION;
            case Full -> StorageReason.FULL;
            case ClockSkew -> StorageReason.CLOCK_SKEW;
            case Unsupported -> StorageReason.UNSUPPORTED;
            case TooLarge, BadKey, BrokenStream, Unexpected -> StorageReason.UNEXPECTED;
        };
    }
}
