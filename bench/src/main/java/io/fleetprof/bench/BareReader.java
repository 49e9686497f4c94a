package io.fleetprof.bench;

import java.io.IOException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import one.jfr.JfrReader;
import one.jfr.event.AllocationSample;
import one.jfr.event.ContendedLock;
import one.jfr.event.Event;
import one.jfr.event.ExecutionSample;

/** Counts events with nothing but jfr-converter's reader: the speed that reading to populations is held against. */
public final class BareReader {
    private BareReader() {}

    public static void main(String[] arguments) throws Exception {
        Rounds.run(arguments, BareReader::count);
    }

    private static RecordedEvents count(String file) throws IOException {
        TreeMap<Long, Long> oldObjects = new TreeMap<>();
        long samples = 0;
        long allocations = 0;
        long locks = 0;
        long waits = 0;
        long starts = 0;
        try (JfrReader reader = new JfrReader(file)) {
            reader.registerEvent("jdk.ThreadStart", Start.class);
            reader.registerEvent("jdk.JavaMonitorWait", Wait.class);
            reader.registerEvent("jdk.OldObjectSample", OldObject.class);
            reader.stopAtNewChunk = true;
            while (reader.hasMoreChunks()) {
                Set<Integer> recorders = recorders(reader);
                for (Event event = reader.readEvent(); event != null; event = reader.readEvent()) {
                    boolean counts = !recorders.contains(event instanceof Start start ? start.started : event.tid);
                    switch (event) {
                        case ExecutionSample _ -> samples += counts ? 1 : 0;
                        case AllocationSample _ -> allocations += counts ? 1 : 0;
                        case ContendedLock _ -> locks += counts ? 1 : 0;
                        case Wait _ -> waits += counts ? 1 : 0;
                        case Start _ -> starts += counts ? 1 : 0;
                        case OldObject _ -> oldObjects.merge(reader.eventTimeToNanos(event.time), 1L, Long::sum);
                        default -> {} // read, and counted nowhere
                    }
                }
            }
        }
        long last = oldObjects.isEmpty() ? 0 : oldObjects.lastEntry().getValue();
        return new RecordedEvents(samples, allocations, locks, waits, starts, last);
    }

    private static Set<Integer> recorders(JfrReader reader) {
        TreeMap<Integer, String> threads = new TreeMap<>();
        reader.threads.forEach((id, name) -> threads.put((int) id, String.valueOf(name)));
        return threads.entrySet().stream()
                .filter(thread -> RecordedEvents.isRecorder(thread.getValue()))
                .map(thread -> thread.getKey())
                .collect(Collectors.toSet());
    }

    /** A thread and who started it. */
    public static final class Start extends Event {
        private final int started;

        public Start(JfrReader reader) {
            super(reader.getVarlong(), reader.getVarint(), reader.getVarint());
            started = reader.getVarint();
        }
    }

    /** A wait in {@code Object.wait}. */
    public static final class Wait extends Event {
        private final long duration;

        public Wait(JfrReader reader) {
            this(reader.getVarlong(), reader.getVarlong(), reader);
        }

        private Wait(long time, long duration, JfrReader reader) {
            super(time, reader.getVarint(), reader.getVarint());
            this.duration = duration;
        }

        @Override
        public long value() {
            return duration;
        }
    }

    /** A sampled old object, without what holds it. */
    public static final class OldObject extends Event {
        public OldObject(JfrReader reader) {
            super(reader.getVarlong(), 0, 0);
        }
    }
}
