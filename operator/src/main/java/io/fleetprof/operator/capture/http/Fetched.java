package io.fleetprof.operator.capture.http;

import io.fleetprof.api.v1alpha1.Reason;
import java.nio.file.Path;

/** What became of asking for a body. */
public sealed interface Fetched {
    /** The whole body, as the peer sent it; at least one byte. */
    record Body(Path file, long bytes) implements Fetched {}

    /** No body, or not the whole of it. The detail is one printable line. */
    record Refused(Reason reason, String detail) implements Fetched {}
}
