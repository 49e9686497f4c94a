package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.Reason;
import java.time.Duration;

/** Leads to one JVM, wherever it runs. */
public interface JvmAccess {
    /** Blocks until the JVM can be asked or the time is over; whoever opens closes. */
    Opened open(Duration within);

    /** How {@link #open} ended. */
    sealed interface Opened {
        record Ready(Diagnostics jvm) implements Opened {}

        /** It cannot be asked. The detail is one line. */
        record Refused(Reason reason, String detail) implements Opened {}
    }
}
