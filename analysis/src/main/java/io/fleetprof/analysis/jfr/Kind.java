package io.fleetprof.analysis.jfr;

import java.util.List;

/**
 * The events that count, with the fields that are read of them, by the names that the JDK's {@code metadata.xml} gives
 * them from 17 to 25.
 */
enum Kind {
    EXECUTION("jdk.ExecutionSample", "sampledThread", "stackTrace"),
    NATIVE("jdk.NativeMethodSample", "sampledThread", "stackTrace"),
    CPU_TIME("jdk.CPUTimeSample", "eventThread", "stackTrace"),
    /** async-profiler's; the class, which it does not have, stands before the value. */
    WALL_CLOCK("profiler.WallClockSample", "sampledThread", "stackTrace", "", "samples"),
    ALLOCATION("jdk.ObjectAllocationSample", "eventThread", "stackTrace", "objectClass", "weight"),
    NEW_BUFFER("jdk.ObjectAllocationInNewTLAB", "eventThread", "stackTrace", "objectClass", "tlabSize"),
    OUTSIDE_BUFFER("jdk.ObjectAllocationOutsideTLAB", "eventThread", "stackTrace", "objectClass", "allocationSize"),
    PARK("jdk.ThreadPark", "eventThread", "stackTrace", "parkedClass", "duration"),
    ENTER("jdk.JavaMonitorEnter", "eventThread", "stackTrace", "monitorClass", "duration"),
    WAIT("jdk.JavaMonitorWait", "eventThread", "stackTrace", "monitorClass", "duration"),
    /** Its stack is that of the thread which called {@code start}. */
    START("jdk.ThreadStart", "thread", "stackTrace"),
    OLD_OBJECT("jdk.OldObjectSample", "startTime", "stackTrace", "object", "objectSize", "allocationTime"),
    HEAP("jdk.GCHeapSummary", "startTime", "when", "heapUsed"),
    HEAP_CONFIGURATION("jdk.GCHeapConfiguration", "startTime", "maxSize"),
    THREADS("jdk.JavaThreadStatistics", "startTime", "activeCount", "peakCount"),
    CLASSES("jdk.ClassLoadingStatistics", "startTime", "loadedClassCount", "unloadedClassCount"),
    /** From JDK 21. */
    RESIDENT_SET("jdk.ResidentSetSize", "startTime", "size"),
    /** Bytes that the target's recorder had to drop. */
    DATA_LOSS("jdk.DataLoss", "startTime", "amount");

    static final List<Kind> ALL = List.of(values());

    /** Where the fields of activities stand. */
    static final int THREAD = 0;

    static final int STACK = 1;
    static final int CLASS = 2;
    static final int VALUE = 3;

    private final String type;
    private final String[] fields;

    Kind(String type, String... fields) {
        this.type = type;
        this.fields = fields;
    }

    String type() {
        return type;
    }

    String[] fields() {
        return fields;
    }
}
