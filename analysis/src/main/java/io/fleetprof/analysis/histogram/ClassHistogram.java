package io.fleetprof.analysis.histogram;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Lines;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jvm.Heading;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class histogram: a line for each class with its objects and bytes, and {@code Total} at the end, which must agree.
 * Without {@code -all} the JVM collects garbage first, so that every object counted is reachable. The JVM's text does not
 * say which of the two it is; where the command stands before it, as our captures write it, that does.
 */
public final class ClassHistogram {
    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d{1,15})\\s+(\\d{1,18})\\s+(\\S{1,2048}).*");
    /** The line before a histogram that counts what is reachable and nothing else. */
    public static final String OF_LIVE_OBJECTS = "GC.class_histogram";

    private static final Pattern TOTAL = Pattern.compile("Total\\s+(\\d{1,15})\\s+(\\d{1,18})\\s*");
    /** What a row costs in memory, without its name. */
    private static final int BYTES_EACH = 400;

    private final Lines lines;
    private final Budget budget;
    private final List<ClassRow> rows = new ArrayList<>();
    private long objects;
    private State state = State.LIVE_OR_GARBAGE;
    private OptionalLong processId = OptionalLong.empty();

    private ClassHistogram(Intake intake) {
        lines = new Lines(intake.stream());
        budget = intake.budget();
    }

    public static Reading read(Intake intake) {
        return Refusal.guard(() -> new Reading.Read(new ClassHistogram(intake).contents()));
    }

    private Contents contents() throws IOException {
        boolean complete = false;
        while (!complete && lines.next()) {
            String line = lines.text();
            state = rows.isEmpty() && line.equals(OF_LIVE_OBJECTS) ? State.LIVE : state;
            processId = rows.isEmpty() && processId.isEmpty() ? Heading.processId(line) : processId;
            complete = row(line);
        }
        if (!complete) {
            throw new Refusal(Defect.TRUNCATED, "no \"Total\" line after " + rows.size() + " classes");
        }
        if (rows.isEmpty()) {
            throw new Refusal(Defect.CORRUPT, "a class histogram without classes");
        }
        List<ClassRow> classes = ClassRow.merged(rows);
        Coroutines coroutines = new Coroutines(classes);
        List<Population> populations = Stream.concat(
                        coroutines.populations().stream(),
                        classes.stream().filter(row -> !coroutines.count(row)).map(row -> row.population(state)))
                .toList();
        Map<Gauge, Long> gauges =
                processId.isPresent() ? Map.of(Gauge.PROCESS_ID, processId.getAsLong()) : Map.<Gauge, Long>of();
        return new Contents(Source.HISTOGRAM, Optional.empty(), Optional.empty(), populations, gauges, List.of());
    }

    /** Whether this was the last line. */
    private boolean row(String line) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            budget.keep(BYTES_EACH + 3L * row.group(3).length(), rows.size());
            rows.add(new ClassRow(row.group(3), Long.parseLong(row.group(1)), Long.parseLong(row.group(2)), 1));
            objects += rows.getLast().objects();
            return false;
        }
        Matcher total = TOTAL.matcher(line);
        if (total.matches() && Long.parseLong(total.group(1)) != objects) {
            throw new Refusal(
                    Defect.CORRUPT, "the classes have " + objects + " objects, the total says " + total.group(1));
        }
        return total.matches();
    }
}
