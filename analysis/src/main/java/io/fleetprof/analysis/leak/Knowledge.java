package io.fleetprof.analysis.leak;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Stack;
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
 * @param poolWork functions under which one works with what a pool has lent
 * @param neverWoken states that nothing can end, whatever the program does: one snapshot proves them
 * @param peerWaits functions in which one waits for the far end of a connection
 * @param boundedWaits those of them that end by themselves
 * @param pendingCalls packages whose classes pile up while calls are in flight that hold no thread
 * @param eventLoops functions under everything that an event loop does
 * @param coroutineWaits functions in which a thread waits for a coroutine
 * @param borrowers how to learn who holds what a library keeps
 * @param rows cause and remedy; the first row that fits is taken, the last fits all
 * @param noise concentrations that are healthy up to a bound
 */
public record Knowledge(
        List<String> handlers,
        List<String> poolWaits,
        List<String> poolWork,
        List<String> neverWoken,
        List<String> peerWaits,
        List<String> boundedWaits,
        List<String> pendingCalls,
        List<String> eventLoops,
        List<String> coroutineWaits,
        List<Borrowing> borrowers,
        List<Row> rows,
        List<Noise> noise) {
    /** The rows of this build. */
    public static final Knowledge LOADED = load();

    public Knowledge {
        handlers = List.copyOf(handlers);
        poolWaits = List.copyOf(poolWaits);
        poolWork = List.copyOf(poolWork);
        neverWoken = List.copyOf(neverWoken);
        peerWaits = List.copyOf(peerWaits);
        boundedWaits = List.copyOf(boundedWaits);
        pendingCalls = List.copyOf(pendingCalls);
        eventLoops = List.copyOf(eventLoops);
        coroutineWaits = List.copyOf(coroutineWaits);
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
     * @param evidence beginnings of lines of evidence, one of which the finding must have
     * @param cause in plain words; {@code {place}}, {@code {peer}} and the like are filled in
     * @param lacks what such a finding cannot know, with how to learn it
     */
    public record Row(
            String name,
            List<Family> families,
            List<String> states,
            List<String> frames,
            List<String> evidence,
            String cause,
            String remedy,
            List<String> lacks) {
        public Row {
            families = Objects.requireNonNullElse(families, List.of());
            states = Objects.requireNonNullElse(states, List.of());
            frames = Objects.requireNonNullElse(frames, List.of());
            evidence = Objects.requireNonNullElse(evidence, List.of());
            lacks = Objects.requireNonNullElse(lacks, List.of());
        }

        boolean fits(Evidence found, List<String> had) {
            return (families.isEmpty() || families.contains(found.family()))
                    && (states.isEmpty() || states.contains(found.state().name()))
                    && (frames.isEmpty() || found.anyFunction(startsWithAny(frames)))
                    && (evidence.isEmpty() || had.stream().anyMatch(startsWithAny(evidence)));
        }
    }

    /** The row that explains a finding with the given lines of evidence. */
    Row explain(Evidence evidence, List<String> had) {
        return rows.stream().filter(row -> row.fits(evidence, had)).findFirst().orElseGet(rows::getLast);
    }

    boolean handles(String function) {
        return handlers.contains(function);
    }

    boolean waitsForPool(Stack stack) {
        return stack.anyFunction(startsWithAny(poolWaits));
    }

    boolean worksWithLoan(Stack stack) {
        return stack.anyFunction(startsWithAny(poolWork));
    }

    boolean waitsForPeer(Evidence evidence) {
        return evidence.anyFunction(startsWithAny(peerWaits));
    }

    boolean waitsWithoutDeadline(Stack stack) {
        return stack.anyFunction(startsWithAny(peerWaits)) && !stack.anyFunction(startsWithAny(boundedWaits));
    }

    boolean pendingCall(String className) {
        return startsWithAny(pendingCalls).test(className);
    }

    boolean holdsUpLoop(Stack stack) {
        return stack.anyFunction(coroutineWaits::contains) && stack.anyFunction(eventLoops::contains);
    }

    /** Whether of the goroutines at a library's function there is one for each connection, whoever holds it. */
    boolean servesConnections(String function) {
        return borrowers.stream().map(Borrowing::place).anyMatch(function::equals);
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
