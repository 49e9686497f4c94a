package io.fleetprof.analysis.coroutine;

import io.fleetprof.analysis.coroutine.Coroutine.Progress;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Lines;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Census;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Population;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text line by line: {@code Coroutine "name":StandaloneCoroutine{Active}@1f, state: SUSPENDED}, then a call a
 * line, where a call that does not exist divides the stack it waits on from the one that made it. What our probes write
 * begins with how long they watched and ends with a line of its own, without which the text was cut.
 */
final class DumpParser {
    private static final Pattern WATCHED = Pattern.compile("Made within (\\d{1,9}) ms, and alive:");
    private static final String END = "End of the coroutines";
    private static final Pattern HEADER =
            Pattern.compile("Coroutine (?<delegate>.{0,500}), state: (?<state>CREATED|RUNNING|SUSPENDED)\\b.*");
    private static final Pattern BUILDER = Pattern.compile("(?:.*:)?(?<class>\\w{1,80})\\{(?<job>\\w+)}@\\w+");
    /** A Job that is over may still be seen on its way out. */
    private static final Set<String> OVER = Set.of("Completed", "Cancelled");

    private static final byte[] AT = "\tat ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COROUTINE = "Coroutine ".getBytes(StandardCharsets.US_ASCII);

    /** Up to kotlinx-coroutines 1.6 words among backspaces, from 1.7 on a class of its own. */
    private static final List<String> CREATION = List.of("_COROUTINE._CREATION._", "(Coroutine creation stacktrace");

    private static final int MAX_CALLS = 1024;
    /** What a call costs in memory beside its text. */
    private static final int BYTES_EACH = 300;

    private final Lines lines;
    private final Budget budget;
    private final Census census = new Census();
    private final Map<String, Method> methods = new HashMap<>();
    private final List<Method> suspension = new ArrayList<>();
    private final List<Method> creation = new ArrayList<>();
    private Optional<Head> head = Optional.empty();
    private Optional<String> watched = Optional.empty();
    private boolean created;
    private boolean ended;
    private long count;

    private record Head(String builder, Progress progress, boolean over) {}

    /** @param launches by the function they wait in */
    record Parsed(List<Population> launches, List<String> remarks) {}

    DumpParser(Intake intake) {
        lines = new Lines(intake.stream());
        budget = intake.budget();
    }

    Parsed parse() throws IOException {
        while (lines.next()) {
            if (!lines.isEmpty()) {
                line();
            }
        }
        close();
        if (watched.isPresent() && !ended) {
            throw new Refusal(Defect.TRUNCATED, "\"" + END + "\" is missing after " + count + " coroutines");
        }
        if (watched.isEmpty() && count == 0) {
            throw new Refusal(Defect.CORRUPT, "a coroutine dump without coroutines");
        }
        return new Parsed(census.populations(), remarks());
    }

    private void line() {
        if (lines.startsWith(AT)) {
            call(lines.text(lines.start() + AT.length, lines.end()));
        } else if (lines.startsWith(COROUTINE)) {
            begin(lines.text());
        } else {
            other(lines.text());
        }
    }

    private void other(String line) {
        Matcher watch = WATCHED.matcher(line);
        if (watch.matches() && count == 0) {
            watched = Optional.of(watch.group(1));
        }
        ended |= line.equals(END);
    }

    private void begin(String line) {
        close();
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            throw new Refusal(Defect.CORRUPT, "coroutine " + (count + 1) + " has no state");
        }
        Matcher builder = BUILDER.matcher(header.group("delegate"));
        boolean told = builder.matches();
        head = Optional.of(new Head(
                told ? builder.group("class") : "",
                Progress.valueOf(header.group("state")),
                told && OVER.contains(builder.group("job"))));
    }

    private void call(String text) {
        if (head.isEmpty()) {
            throw new Refusal(Defect.CORRUPT, "a call before the first coroutine");
        }
        if (CREATION.stream().anyMatch(text::contains)) {
            created = true;
            return;
        }
        List<Method> stack = created ? creation : suspension;
        if (stack.size() < MAX_CALLS) {
            stack.add(methods.computeIfAbsent(text, this::method));
        }
    }

    private Method method(String text) {
        budget.keep(BYTES_EACH + 3L * text.length(), methods.size());
        return Method.parse(text);
    }

    /** The one that was read is whole. */
    private void close() {
        head.filter(it -> !it.over()).ifPresent(it -> {
            census.add(new Coroutine(it.builder(), it.progress(), List.copyOf(suspension), List.copyOf(creation))
                    .sighting());
            count++;
        });
        head = Optional.empty();
        suspension.clear();
        creation.clear();
        created = false;
    }

    private List<String> remarks() {
        return watched.map(millis -> List.of("coroutines: " + count + " that were made within " + millis
                        + " ms live on; those that are older are not seen"))
                .orElse(List.of());
    }
}
