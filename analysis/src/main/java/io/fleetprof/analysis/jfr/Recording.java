package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Source;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A recording as a file: bytes → populations, or stacks. To be called in a {@link Worker}: what hostile bytes make of the
 * readers is thrown as it comes.
 */
public final class Recording {
    private final Code code = new Code();
    private final Vitals vitals = new Vitals();

    private Recording() {}

    /** @param scratch a folder for one chunk of the file, which is left there */
    public static Contents contents(Path file, Path scratch) throws IOException {
        return new Recording().read(file, scratch);
    }

    /** Samples as a pprof file; its sample types are those of {@link StackProfile}. */
    public static byte[] pprof(Path file) throws IOException {
        StackProfile profile = new StackProfile();
        Recording recording = new Recording();
        try (FileChannel channel = FileChannel.open(file)) {
            for (Chunk chunk : Chunk.of(channel)) {
                ChunkReader.read(channel, chunk, recording.code, profile, recording.vitals);
            }
        }
        return profile.bytes();
    }

    /** The newest chunk first: the first one with old objects has the last batch, which is read beside the rest. */
    private Contents read(Path file, Path scratch) throws IOException {
        Rows rows = new Rows();
        Optional<FutureTask<List<LiveObject>>> objects = Optional.empty();
        try (FileChannel channel = FileChannel.open(file)) {
            List<Chunk> chunks = newestFirst(channel);
            for (Chunk chunk : chunks) {
                ChunkReader.Batch batch = ChunkReader.read(channel, chunk, code, rows, vitals);
                if (objects.isEmpty() && batch.objects() > 0) {
                    objects = Optional.of(start(copy(channel, chunk, scratch), batch.objects()));
                }
            }
            List<LiveObject> live = objects.isPresent() ? await(objects.get()) : List.of();
            live.forEach(rows::live);
            return contents(
                    rows, live, Instant.ofEpochSecond(0, chunks.getFirst().endNanos()));
        }
    }

    private static List<Chunk> newestFirst(FileChannel channel) throws IOException {
        return Chunk.of(channel).stream()
                .sorted(Comparator.comparingLong(Chunk::endNanos).reversed())
                .toList();
    }

    private static Path copy(FileChannel channel, Chunk chunk, Path scratch) throws IOException {
        Path alone = scratch.resolve("chunk.jfr");
        try (FileChannel to = FileChannel.open(alone, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long done = 0; done < chunk.size(); ) {
                done += channel.transferTo(chunk.offset() + done, chunk.size() - done, to);
            }
        }
        return alone;
    }

    private static FutureTask<List<LiveObject>> start(Path chunk, int expected) {
        FutureTask<List<LiveObject>> objects = new FutureTask<>(() -> LiveObjects.read(chunk, expected));
        Thread.ofPlatform().daemon().start(objects);
        return objects;
    }

    private static List<LiveObject> await(FutureTask<List<LiveObject>> objects) throws IOException {
        try {
            return objects.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Refusal refusal -> throw refusal;
                case OutOfMemoryError full -> throw full;
                case Throwable cause -> throw new IOException(cause);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Contents contents(Rows rows, List<LiveObject> live, Instant clock) {
        Contents contents = new Contents(
                Source.JFR, Optional.empty(), Optional.of(clock), rows.populations(), vitals.gauges(), remarks(live));
        if (contents.populations().isEmpty() && contents.gauges().isEmpty()) {
            throw new Refusal(Defect.CORRUPT, "not one event tells of threads, heap or code");
        }
        return contents;
    }

    private List<String> remarks(List<LiveObject> live) {
        List<String> remarks = new ArrayList<>();
        if (live.isEmpty()) {
            remarks.add("no OldObjectSample: nothing is known of objects that live long, nor of what holds them");
        } else if (live.stream().allMatch(object -> object.holder().isEmpty())) {
            remarks.add("OldObjectSample without references to the user's code: what holds the " + live.size()
                    + " sampled objects is unknown");
        }
        if (vitals.lost() > 0) {
            remarks.add("the target dropped " + vitals.lost() + " bytes of events: its recorder was too slow");
        }
        return remarks;
    }
}
