package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jfr.chunk.Chunk;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording as a file: bytes → populations, or stacks. To be called in a {@link Worker}: what hostile bytes make of the
 * readers is thrown as it comes.
 */
public final class Recording {
    private final Code code = new Code();
    private final Vitals vitals = new Vitals();

    private Recording() {}

    /** Populations, in the form that {@link #answered} reads. */
    public static byte[] contents(Path file) throws IOException {
        return AnswerWriter.write(new Recording().read(file));
    }

    /** What a worker said by {@link #contents}; refuses what it cannot have said. */
    public static Contents answered(InputStream answer) throws IOException {
        return AnswerReader.read(answer);
    }

    /** Samples as a pprof file; its sample types are those of {@link StackProfile}. */
    public static byte[] pprof(Path file) throws IOException {
        StackProfile profile = new StackProfile();
        Tally tally = new Tally(profile);
        Recording recording = new Recording();
        try (FileChannel channel = FileChannel.open(file)) {
            ReadAhead readers = new ReadAhead(channel, Chunk.of(channel), recording.code);
            while (readers.hasNext()) {
                try (ChunkReader reader = readers.next()) {
                    reader.addTo(tally, recording.vitals);
                }
            }
            tally.handOn();
        }
        return profile.bytes();
    }

    /** The newest chunk first: the first one with old objects has the last batch. */
    private Contents read(Path file) throws IOException {
        Rows rows = new Rows();
        Tally tally = new Tally(rows);
        List<LiveObject> live = List.of();
        try (FileChannel channel = FileChannel.open(file)) {
            List<Chunk> chunks = newestFirst(channel);
            ReadAhead readers = new ReadAhead(channel, chunks, code);
            while (readers.hasNext()) {
                try (ChunkReader reader = readers.next()) {
                    reader.addTo(tally, vitals);
                    live = live.isEmpty() ? reader.liveObjects() : live;
                }
            }
            tally.handOn();
            live.forEach(rows::live);
            return contents(
                    rows, live, Instant.ofEpochSecond(0, chunks.getFirst().endNanos()));
        }
    }

    /** By a lambda of our own: a comparator of the JDK's is serializable, and such ones are in no archive of classes. */
    private static List<Chunk> newestFirst(FileChannel channel) throws IOException {
        return Chunk.of(channel).stream()
                .sorted((one, other) -> Long.compare(other.endNanos(), one.endNanos()))
                .toList();
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
