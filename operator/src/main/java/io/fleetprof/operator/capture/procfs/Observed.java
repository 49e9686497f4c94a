package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.api.v1alpha1.Reason;

/** What became of looking at a process. */
public sealed interface Observed {
    record Seen(ProcessRecord process) implements Observed {}

    /**
     * It is not there, ended (or its pid went to another) while it was read, is somebody else's, or cannot be reached.
     *
     * @param detail one line
     */
    record Refused(Reason reason, String detail) implements Observed {}
}
