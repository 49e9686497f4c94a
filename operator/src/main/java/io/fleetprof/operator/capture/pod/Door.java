package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Taken.Missed;
import java.net.URI;
import java.util.Optional;

/** One way into a pod. */
interface Door extends AutoCloseable {
    CapturePath path();

    /** Opens it, or finds it open. */
    Opened open();

    /** Where the pod says that it publishes figures for Prometheus, through this door; empty where it says nothing. */
    Optional<URI> metrics();

    /** What a failure of a request through it was, where the door knows better than the request. */
    Missed explain(Missed missed);

    @Override
    default void close() {}

    /** How {@link #open} ended. */
    sealed interface Opened {
        /** The pod's pprof server is there, with its path. */
        record At(URI base) implements Opened {}

        /** It stays shut. The detail is one line. */
        record Shut(Reason reason, String detail) implements Opened {}
    }
}
