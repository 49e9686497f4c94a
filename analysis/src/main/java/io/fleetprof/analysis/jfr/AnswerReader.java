package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes up what a worker answered, {@link AnswerWriter}; a hostile recording may have written it. */
final class AnswerReader {
    /** More than the heap of a worker can hold. */
    private static final int MAX_COUNT = 1 << 22;

    private static final List<Family> FAMILIES = List.of(Family.values());
    private static final List<StateClass> STATE_CLASSES = List.of(StateClass.values());
    private static final List<Place.Kind> PLACE_KINDS = List.of(Place.Kind.values());
    private static final List<Gauge> GAUGES = List.of(Gauge.values());

    private final DataInputStream in;
    private final List<Frame> frames = new ArrayList<>();

    private AnswerReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Refuses what no worker writes. */
    static Contents read(InputStream bytes) throws IOException {
        try {
            return new AnswerReader(bytes).contents();
        } catch (EOFException
                | UTFDataFormatException
                | DateTimeException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            throw new Refusal(Defect.CORRUPT, "the answer of its reader is none" + Worker.why(e));
        }
    }

    private Contents contents() throws IOException {
        Instant clock = Instant.ofEpochSecond(in.readLong(), in.readInt());
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        for (int i = count(); i > 0; i--) {
            gauges.put(GAUGES.get(in.readUnsignedByte()), in.readLong());
        }
        List<String> remarks = new ArrayList<>();
        for (int i = count(); i > 0; i--) {
            remarks.add(in.readUTF());
        }
        List<Population> rows = new ArrayList<>();
        for (int i = count(); i > 0; i--) {
            rows.add(population());
        }
        return new Contents(Source.JFR, Optional.empty(), Optional.of(clock), rows, gauges, remarks);
    }

    private int count() throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException(count + " entries");
        }
        return count;
    }

    private Population population() throws IOException {
        return new Population(
                key(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                identities(),
                ages(),
                frame(),
                traces(),
                new TreeMap<>(),
                labels());
    }

    private PopulationKey key() throws IOException {
        Family family = FAMILIES.get(in.readUnsignedByte());
        State state = new State(in.readUTF(), STATE_CLASSES.get(in.readUnsignedByte()));
        return new PopulationKey(family, state, new Place(in.readUTF(), PLACE_KINDS.get(in.readUnsignedByte())));
    }

    private Identities identities() throws IOException {
        long[] ids = new long[count()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = in.readLong();
        }
        return Identities.of(ids);
    }

    private Ages ages() throws IOException {
        TreeMap<Integer, Long> minutes = new TreeMap<>();
        for (int i = count(); i > 0; i--) {
            minutes.put(in.readInt(), in.readLong());
        }
        return new Ages(minutes);
    }

    private Frame frame() throws IOException {
        int number = in.readInt();
        if (number == frames.size()) {
            frames.add(new Frame(in.readUTF(), in.readUTF(), in.readInt()));
        }
        return frames.get(number);
    }

    private List<Trace> traces() throws IOException {
        List<Trace> traces = new ArrayList<>();
        for (int i = count(); i > 0; i--) {
            long count = in.readLong();
            List<Frame> stack = new ArrayList<>();
            for (int depth = count(); depth > 0; depth--) {
                stack.add(frame());
            }
            traces.add(new Trace(new Stack(stack), count));
        }
        return traces;
    }

    private TreeMap<String, Long> labels() throws IOException {
        TreeMap<String, Long> labels = new TreeMap<>();
        for (int i = count(); i > 0; i--) {
            labels.put(in.readUTF(), in.readLong());
        }
        return labels;
    }
}
