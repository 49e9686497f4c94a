package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jfr.chunk.Bytes;
import io.fleetprof.analysis.jfr.chunk.Chunk;
import io.fleetprof.analysis.jfr.chunk.Constants;
import io.fleetprof.analysis.jfr.chunk.Events;
import io.fleetprof.analysis.jfr.chunk.Layout;
import io.fleetprof.analysis.jfr.chunk.LongTable;
import io.fleetprof.analysis.jfr.chunk.Metadata;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of one chunk: sums those alike, gives names to the sums, hands them on. */
final class ChunkReader implements AutoCloseable {
    private static final String RECORDER = "JFR ";
    private static final int MAX_FIELDS = 8;
    private static final int NO = 1;
    private static final int YES = 2;

    private final Chunk chunk;
    private final Names names;
    private final Holder holder;
    /** Of the chunk, which is mapped; where reading fails, the worker ends and it with it. */
    private final Arena arena;

    private final Totals totals = new Totals();
    private final List<long[]> starts = new ArrayList<>();
    private final List<long[]> oldObjects = new ArrayList<>();
    private final List<Vital> vitals = new ArrayList<>();
    private final LongTable recorders = new LongTable();
    private long lastThread = Long.MIN_VALUE;
    private boolean lastOfProgram;
    private long batch = Long.MIN_VALUE;

    /** A figure of the whole JVM; the time stands first. */
    private record Vital(Kind kind, long[] values) {}

    private ChunkReader(Chunk chunk, Names names, Holder holder, Arena arena) {
        this.chunk = chunk;
        this.names = names;
        this.holder = holder;
        this.arena = arena;
    }

    /** @param code is left alone until {@link #addTo}, so that several chunks can be read at a time */
    static ChunkReader read(FileChannel file, Chunk chunk, Code code) throws IOException {
        Arena arena = Arena.ofShared();
        Bytes lookedUp = Bytes.of(file, chunk, arena);
        Metadata types = Metadata.read(lookedUp, chunk);
        Constants constants = Constants.read(lookedUp, chunk, types);
        Names names = new Names(types, constants, code);
        ChunkReader reader = new ChunkReader(chunk, names, new Holder(names, constants), arena);
        reader.read(new Events(lookedUp.again()), types);
        return reader;
    }

    private void read(Events events, Metadata types) {
        LongTable kinds = new LongTable();
        List<Layout> layouts = new ArrayList<>();
        for (Kind kind : Kind.ALL) {
            kinds.put(types.id(kind.type()), kind.ordinal() + 1);
            layouts.add(types.layout(kind.type(), kind.fields()));
        }
        long[] values = new long[MAX_FIELDS];
        while (events.next()) {
            int kind = kinds.get(events.type());
            if (kind != 0) {
                events.read(layouts.get(kind - 1), values);
                add(Kind.ALL.get(kind - 1), values);
            }
        }
    }

    private void add(Kind kind, long[] values) {
        switch (kind) {
            case EXECUTION, NATIVE, CPU_TIME -> add(Activity.ON_CPU, 1, 1, values);
            case WALL_CLOCK -> add(Activity.ON_CPU, values[Kind.VALUE], values[Kind.VALUE], values);
            case ALLOCATION, NEW_BUFFER, OUTSIDE_BUFFER -> add(Activity.ALLOCATED, 1, values[Kind.VALUE], values);
            case PARK -> add(Activity.PARKED, 1, values[Kind.VALUE], values);
            case ENTER -> add(Activity.BLOCKED, 1, values[Kind.VALUE], values);
            case WAIT -> add(Activity.WAITED, 1, values[Kind.VALUE], values);
            case START -> addStart(values[Kind.THREAD], values[Kind.STACK]);
            case OLD_OBJECT -> addOldObject(values);
            case HEAP, HEAP_CONFIGURATION, THREADS, CLASSES, RESIDENT_SET, DATA_LOSS ->
                vitals.add(new Vital(kind, values.clone()));
        }
    }

    private void add(Activity activity, long events, long value, long[] values) {
        if (isOfProgram(values[Kind.THREAD])) {
            totals.add(activity, values[Kind.THREAD], values[Kind.STACK], values[Kind.CLASS], events, value);
        }
    }

    private void addStart(long thread, long stack) {
        if (isOfProgram(thread)) {
            starts.add(new long[] {thread, stack});
        }
    }

    /** The recorder's own threads are noise. */
    private boolean isOfProgram(long thread) {
        if (thread != lastThread) {
            int known = recorders.get(thread);
            if (known == 0) {
                known = names.thread(thread).startsWith(RECORDER) ? YES : NO;
                recorders.put(thread, known);
            }
            lastThread = thread;
            lastOfProgram = known == NO;
        }
        return lastOfProgram;
    }

    /** Each dump of a recording writes all sampled objects anew, with one time: only the last batch counts. */
    private void addOldObject(long[] values) {
        if (values[0] > batch) {
            batch = values[0];
            oldObjects.clear();
        }
        if (values[0] == batch) {
            oldObjects.add(values.clone());
        }
    }

    /** Gives names to what was read and adds it up with what other chunks said. */
    void addTo(Tally tally, Vitals all) {
        vitals.forEach(vital -> all.add(vital.kind(), chunk.nanos(vital.values()[0]), vital.values()));
        totals.forEach((activity, thread, stack, type, events, value) -> {
            CallStack called = names.stack(stack);
            if (!called.ofRecorder()) {
                String named = called.isNameless() ? names.thread(thread) : "";
                long total = activity.isTimed() ? (long) (value * chunk.nanosPerTick()) : value;
                tally.activity(activity, named, called, names.className(type), events, total);
            }
        });
        for (long[] start : starts) {
            String thread = names.thread(start[Kind.THREAD]);
            tally.start(thread, names.javaThread(start[Kind.THREAD]), names.stack(start[Kind.STACK]));
        }
        if (names.areLost()) {
            throw new Refusal(Defect.CORRUPT, names.lost());
        }
    }

    /** The last batch of sampled old objects. */
    List<LiveObject> liveObjects() {
        return oldObjects.stream().map(this::liveObject).toList();
    }

    private LiveObject liveObject(long[] values) {
        long age = (long) ((values[0] - values[4]) * chunk.nanosPerTick());
        return new LiveObject(
                Method.className(holder.className(values[2])),
                Math.max(0, values[3]),
                Duration.ofNanos(age),
                holder.of(values[2]),
                names.stack(values[1]));
    }

    @Override
    public void close() {
        arena.close();
    }
}
