package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jfr.chunk.Chunk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads the next chunks on threads of their own while one is added up; gives them out in order. */
final class ReadAhead {
    private static final int MAX_CHUNKS = 3;
    /** The tables of a chunk take up to its own size: large ones are read one at a time. */
    private static final long MAX_BYTES = 48 << 20;

    private final FileChannel file;
    private final Code code;
    private final Deque<Chunk> waiting;
    private final Deque<Started> started = new ArrayDeque<>();

    private record Started(Chunk chunk, FutureTask<ChunkReader> reader) {}

    ReadAhead(FileChannel file, List<Chunk> chunks, Code code) {
        this.file = file;
        this.code = code;
        waiting = new ArrayDeque<>(chunks);
    }

    boolean hasNext() {
        return !waiting.isEmpty() || !started.isEmpty();
    }

    /** What its thread threw, this throws. */
    ChunkReader next() throws IOException {
        if (started.isEmpty()) {
            start(waiting.remove());
        }
        while (!waiting.isEmpty() && hasRoom(waiting.peek().size())) {
            start(waiting.remove());
        }
        try {
            return started.element().reader().get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Refusal refusal -> throw refusal;
                case Error fatal -> throw fatal;
                case Throwable cause -> throw new IOException(Worker.why(cause), cause);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            started.remove();
        }
    }

    private void start(Chunk chunk) {
        FutureTask<ChunkReader> reader = new FutureTask<>(() -> ChunkReader.read(file, chunk, code));
        Thread.ofPlatform().daemon().start(reader);
        started.add(new Started(chunk, reader));
    }

    private boolean hasRoom(int size) {
        long bytes =
                started.stream().mapToLong(reading -> reading.chunk().size()).sum();
        return started.size() < MAX_CHUNKS && bytes + size <= MAX_BYTES;
    }
}
