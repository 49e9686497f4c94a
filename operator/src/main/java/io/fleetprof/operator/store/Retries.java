package io.fleetprof.operator.store;

import com.google.common.collect.Comparators;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tries again what a store did not do for a reason that may pass: what was captured is not lost because the store was
 * away for a minute. Pauses are 1, 2, 4, … at most 15 seconds.
 */
public final class Retries {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Retries() {}

    /**
     * The first answer without a passing problem, else the last one within the time. To be interrupted ends it with
     * what it has.
     *
     * @param problem what kept an answer from being a good one
     */
    public static <A> A within(Duration time, Supplier<A> attempt, Function<A, Optional<StoreProblem>> problem) {
        long end = System.nanoTime() + time.toNanos();
        Duration pause = FIRST;
        A answer = attempt.get();
        while (isPassing(problem.apply(answer)) && System.nanoTime() + pause.toNanos() < end) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return answer;
            }
            pause = Comparators.min(pause.multipliedBy(2), LONGEST);
            answer = attempt.get();
        }
        return answer;
    }

    private static boolean isPassing(Optional<StoreProblem> problem) {
        return problem.filter(it -> it.reason().passing()).isPresent();
    }
}
