package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jfr.chunk.Layout;
import io.fleetprof.analysis.jfr.chunk.LongTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Stacks by the bytes that chunks write for them. One JVM writes a stack alike in each of its chunks, so that most need be
 * read once only; where a chunk's keys stand for other methods than before, another JVM wrote it.
 */
final class WrittenStacks {
    private static final int MAX_BYTES = 16 << 20;

    private Layout frame = Layout.NONE;
    private LongTable methods = new LongTable();
    private LongTable kinds = new LongTable();
    private KnownBytes known = new KnownBytes();
    private List<CallStack> stacks = new ArrayList<>();

    /**
     * Begins with a chunk.
     *
     * @param layout of a frame
     * @param methodNumbers of the recording's methods, by the chunk's keys
     * @param frameKinds whether code is native, by the chunk's keys
     */
    void begin(Layout layout, LongTable methodNumbers, LongTable frameKinds) {
        if (!layout.isLike(frame) || methods.contradicts(methodNumbers) || kinds.contradicts(frameKinds)) {
            frame = layout;
            methods = new LongTable();
            kinds = new LongTable();
            known = new KnownBytes();
            stacks = new ArrayList<>();
        }
        methods.putAll(methodNumbers);
        kinds.putAll(frameKinds);
    }

    /** The number of what {@link #get} has; 0 where the bytes are new. */
    int find(byte[] written, int length) {
        return known.find(written, length);
    }

    CallStack get(int number) {
        return stacks.get(number - 1);
    }

    /** Remembers what was read of bytes that are new. */
    void add(byte[] written, int length, CallStack stack) {
        if (known.bytes() + length <= MAX_BYTES) {
            known.add(written, length);
            stacks.add(stack);
        }
    }
}
