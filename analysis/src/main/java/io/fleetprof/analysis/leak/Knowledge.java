package io.fleetprof.analysis.leak;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fleetprof.analysis.population.Family;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What is known of leaks, as data ({@code knowledge.json}): causes and remedies, request handlers, pools, noise. A new
 * kind of leak is a row there, not code.
 *
 * @param handlers functions that stand under every request
 * @param poolWaits functions in which one waits for a pool
 * @param neverWoken states that nothing can end, whatever the program does: one snapshot proves them
 * @param borrowers how to learn who holds what a library keeps
 * @param rows cause and remedy; the first row that fits is taken, the last fits all
 * @param noise concentrations that are healthy up to a bound
 */
public record Knowledge(
        List<String> handlers,
        List<String> poolWaits,
        List<String> neverWoken,
        List<Borrowing> borrowers,
        List<Row> rows,
        List<Noise> noise) {
    /** The rows of this build. */
    public static final Knowledge LOADED = load();

    public Knowledge {
        handlers = List.copyOf(handlers);
        poolWaits = List.copyOf(poolWaits);
        neverWoken = List.copyOf(neverWoken);
        borrowers = List.copyOf(borrowers);
        rows = List.copyOf(rows);
        noise = List.copyOf(noise);
    }

    /**
     * A library place whose users are found by the allocation stacks that pass {@code through} the library.
     *
     * @param through prefixes of function names
     */
    public record Borrowing(String place, List<String> through) {
        boolean passes(String function) {
            return through.stream().anyMatch(function::startsWith);
        }
    }

    /**
     * A cause with its remedy. Empty lists fit everything.
     *
     * @param families of the finding
     * @param states in the runtime's words
     * @param frames prefixes of function names, one of which must be on a stack
     */
    public record Row(
            String name, List<Family> families, List<String> states, List<String> frames, String cause, String remedy) {
        public Row {
            families = Objects.requireNonNullElse(families, List.of());
            states = Objects.requireNonNullElse(states, List.of());
            frames = Objects.requireNonNullElse(frames, List.of());
        }

        boolean fits(Evidence evidence) {
            return (families.isEmpty() || families.contains(evidence.family()))
                    && (states.isEmpty() || states.contains(evidence.state().name()))
                    && (frames.isEmpty() || evidence.anyFunction(startsWithAny(frames)));
        }
    }

    Row explain(Evidence evidence) {
        return rows.stream().filter(row -> row.fits(evidence)).findFirst().orElseGet(rows::getLast);
    }

    boolean handles(String function) {
        return handlers.contains(function);
    }

    boolean waitsForPool(Evidence evidence) {
        return evidence.anyFunction(startsWithAny(poolWaits));
    }

    static Predicate<String> startsWithAny(List<String> prefixes) {
        return function -> prefixes.stream().anyMatch(function::startsWith);
    }

    private static Knowledge load() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream json = Objects.requireNonNull(Knowledge.class.getResourceAsStream("knowledge.json"))) {
            return mapper.readValue(json, Knowledge.class);
        } catch (IOException e) {
            throw new UncheckedIOException("knowledge.json is part of the build", e);
        }
    }
}
