package io.fleetprof.analysis.jfr;

import one.jfr.JfrReader;
import one.jfr.event.Event;

/**
 * Events of the JDK that {@code JfrReader} does not know by itself, field by field in the order of the JDK's
 * {@code metadata.xml}, the same from 17 to 25. JfrReader makes them by their public constructors and skips what they
 * leave unread.
 */
final class JdkEvents {
    private JdkEvents() {}

    static void register(JfrReader reader) {
        reader.registerEvent("jdk.ThreadStart", ThreadStart.class);
        reader.registerEvent("jdk.JavaMonitorWait", MonitorWait.class);
        reader.registerEvent("jdk.JavaThreadStatistics", ThreadStatistics.class);
        reader.registerEvent("jdk.ClassLoadingStatistics", ClassLoading.class);
        reader.registerEvent("jdk.GCHeapConfiguration", HeapConfiguration.class);
        reader.registerEvent("jdk.ResidentSetSize", ResidentSet.class);
        reader.registerEvent("jdk.OldObjectSample", OldObject.class);
        reader.registerEvent("jdk.DataLoss", DataLoss.class);
    }

    /** Its stack is that of the thread which called {@code start}. */
    public static final class ThreadStart extends Event {
        final int started;

        public ThreadStart(JfrReader reader) {
            super(reader.getVarlong(), reader.getVarint(), reader.getVarint());
            started = reader.getVarint();
        }
    }

    /** A wait in {@code Object.wait}. */
    public static final class MonitorWait extends Event {
        private final long duration;
        private final int monitorClass;

        public MonitorWait(JfrReader reader) {
            this(reader.getVarlong(), reader.getVarlong(), reader);
        }

        private MonitorWait(long time, long duration, JfrReader reader) {
            super(time, reader.getVarint(), reader.getVarint());
            this.duration = duration;
            monitorClass = reader.getVarint();
        }

        @Override
        public long classId() {
            return monitorClass;
        }

        @Override
        public boolean sameGroup(Event other) {
            return other instanceof MonitorWait wait && wait.monitorClass == monitorClass;
        }

        @Override
        public long value() {
            return duration;
        }
    }

    /** Platform threads: those alive, and the most there ever were at once. */
    public static final class ThreadStatistics extends Event {
        final long active;
        final long peak;

        public ThreadStatistics(JfrReader reader) {
            super(reader.getVarlong(), 0, 0);
            active = reader.getVarlong();
            reader.getVarlong();
            reader.getVarlong();
            peak = reader.getVarlong();
        }
    }

    /** Since the JVM started. */
    public static final class ClassLoading extends Event {
        final long loaded;
        final long unloaded;

        public ClassLoading(JfrReader reader) {
            super(reader.getVarlong(), 0, 0);
            loaded = reader.getVarlong();
            unloaded = reader.getVarlong();
        }
    }

    /** The size the heap may have at most. */
    public static final class HeapConfiguration extends Event {
        final long maximum;

        public HeapConfiguration(JfrReader reader) {
            super(reader.getVarlong(), 0, 0);
            reader.getVarlong();
            maximum = reader.getVarlong();
        }
    }

    /** From JDK 21. */
    public static final class ResidentSet extends Event {
        final long size;

        public ResidentSet(JfrReader reader) {
            super(reader.getVarlong(), 0, 0);
            size = reader.getVarlong();
        }
    }

    /** Only that there is one; all of one batch have one time. The rest is read by {@link LiveObjects}. */
    public static final class OldObject extends Event {
        public OldObject(JfrReader reader) {
            super(reader.getVarlong(), 0, 0);
        }
    }

    /** Bytes that the target's recorder had to drop. */
    public static final class DataLoss extends Event {
        final long bytes;

        public DataLoss(JfrReader reader) {
            super(reader.getVarlong(), 0, 0);
            bytes = reader.getVarlong();
        }
    }
}
