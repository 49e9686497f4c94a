package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.procfs.ProcessRecord;

/** What became of looking at a process. */
public sealed interface Observed {
    record Seen(ProcessRecord process) implements Observed {}

    /** No such process, or it ended (or its pid went to another) while it was read. */
    record Gone(long pid) implements Observed {}

    /** The process belongs to somebody else. */
    record Denied(long pid) implements Observed {}
}
