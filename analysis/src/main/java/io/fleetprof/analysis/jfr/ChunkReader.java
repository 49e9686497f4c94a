package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import one.jfr.JfrReader;
import one.jfr.StackTrace;
import one.jfr.event.AllocationSample;
import one.jfr.event.ContendedLock;
import one.jfr.event.Event;
import one.jfr.event.EventAggregator;
import one.jfr.event.ExecutionSample;

/** Reads the bulk of one chunk's events: sums those alike, gives names to the sums, hands them on. */
final class ChunkReader {
    /** The recorder's own threads are noise. */
    private static final String RECORDER = "JFR ";

    private final JfrReader events;
    private final Names names;
    private final Sink sink;
    private final Vitals vitals;
    private final int[] recorders;
    private final EventAggregator alike = new EventAggregator(false, 0);
    private final List<JdkEvents.ThreadStart> starts = new ArrayList<>();
    private final Map<Integer, CallStack> stacks = new HashMap<>();
    private long batch = Long.MIN_VALUE;
    private int oldObjects;
    private int missing;

    /** The last batch of sampled old objects in a chunk: each dump of a recording writes all of them anew. */
    record Batch(int objects) {}

    private ChunkReader(JfrReader events, Code code, Sink sink, Vitals vitals) {
        this.events = events;
        this.sink = sink;
        this.vitals = vitals;
        names = new Names(events, code);
        recorders = recorders();
        JdkEvents.register(events);
    }

    static Batch read(FileChannel file, Chunk chunk, Code code, Sink sink, Vitals vitals) throws IOException {
        try (Arena arena = Arena.ofConfined();
                JfrReader events = new JfrReader(mapped(file, chunk, arena))) {
            events.stopAtNewChunk = true;
            return new ChunkReader(events, code, sink, vitals).read();
        }
    }

    /** Mapped, a chunk costs no heap, and the constants behind its events are reached without reading twice. */
    private static ByteBuffer mapped(FileChannel file, Chunk chunk, Arena arena) throws IOException {
        return file.map(FileChannel.MapMode.READ_ONLY, chunk.offset(), chunk.size(), arena)
                .asByteBuffer();
    }

    private int[] recorders() {
        IntStream.Builder ids = IntStream.builder();
        events.threads.forEach((id, name) -> {
            if (isRecorder(name)) {
                ids.add((int) id);
            }
        });
        return ids.build().toArray();
    }

    private static boolean isRecorder(String thread) {
        return thread != null && thread.startsWith(RECORDER);
    }

    private Batch read() throws IOException {
        for (Event event = events.readEvent(); event != null; event = events.readEvent()) {
            add(event);
        }
        if (!events.eof()) {
            throw new Refusal(Defect.CORRUPT, "a chunk begins within another");
        }
        alike.forEach(this::handOn);
        starts.forEach(this::handOn);
        if (missing > stacks.size() / 2) {
            throw new Refusal(
                    Defect.CORRUPT, missing + " of " + stacks.size() + " stacks are not where events look for them");
        }
        return new Batch(oldObjects);
    }

    private void add(Event event) {
        switch (event) {
            case ExecutionSample _, AllocationSample _, ContendedLock _, JdkEvents.MonitorWait _ -> {
                if (isOfProgram(event.tid)) {
                    alike.collect(event);
                }
            }
            case JdkEvents.ThreadStart start -> {
                if (isOfProgram(start.started)) {
                    starts.add(start);
                }
            }
            case JdkEvents.OldObject object -> add(object);
            default -> vitals.add(event, events.eventTimeToNanos(event.time));
        }
    }

    private boolean isOfProgram(int thread) {
        for (int recorder : recorders) {
            if (recorder == thread) {
                return false;
            }
        }
        return true;
    }

    private void add(JdkEvents.OldObject object) {
        if (object.time > batch) {
            batch = object.time;
            oldObjects = 0;
        }
        oldObjects += object.time == batch ? 1 : 0;
    }

    private void handOn(Event event, long count, long value) {
        CallStack stack = stack(event.stackTraceId);
        if (stack.isRecorders()) {
            return;
        }
        Activity activity = Activity.of(event, stack.methods(), stack.nativeLeaf());
        long total = activity.isTimed() ? (long) (value * events.nanosPerTick) : value;
        sink.activity(activity, names.thread(event.tid), stack, names.className(event.classId()), count, total);
    }

    private void handOn(JdkEvents.ThreadStart start) {
        sink.start(names.thread(start.started), names.javaThread(start.started), stack(start.stackTraceId));
    }

    private CallStack stack(int id) {
        return stacks.computeIfAbsent(id, this::named);
    }

    private CallStack named(int id) {
        StackTrace trace = events.stackTraces.get(id);
        missing += trace == null && id != 0 ? 1 : 0;
        if (trace == null || trace.methods.length == 0) {
            return CallStack.NONE;
        }
        return names.stack(trace);
    }
}
