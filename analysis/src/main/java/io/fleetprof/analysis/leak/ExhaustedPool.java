package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Turnover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges those who wait for a pool. A pool that is too small for a fixed set of workers looks like one that leaks: the
 * same ones wait whenever one looks. But they are served in between, and whoever is served is seen at work.
 */
final class ExhaustedPool {
    /** How the weaker answer begins, so that its cause is told apart. */
    static final String UNDECIDED = "undersized or leaking: ";

    private static final long LEAST_WAITERS = 5;
    private static final double MOST = 0.8;
    /** HikariCP's own limit: where nothing comes back for as long as that, waiters get an error. */
    private static final Duration UNBEARABLE = Duration.ofSeconds(30);

    private ExhaustedPool() {}

    static Optional<Signal> judge(Evidence evidence) {
        boolean waiting = evidence.series().points().size() > 2 && least(evidence) >= LEAST_WAITERS;
        if (!waiting) {
            return Optional.empty();
        }
        return switch (evidence.turnover()) {
            case SAME, MIXED -> Optional.of(decided(evidence).orElseGet(() -> undecided(evidence)));
            case TURNED_OVER, UNKNOWN -> Optional.empty();
        };
    }

    private static long least(Evidence evidence) {
        return evidence.loans().isEmpty()
                ? 0
                : evidence.series().points().stream()
                        .mapToLong(Lenders::waiters)
                        .min()
                        .orElse(0);
    }

    private static Optional<Signal> decided(Evidence evidence) {
        String waiters = "the same " + least(evidence) + " or more wait for the pool in every snapshot";
        if (borrowers(evidence) == 0 && stoodStill(evidence)) {
            return Optional.of(new Signal(
                    Tier.PROBABLE,
                    "",
                    List.of(
                            waiters + ", without having run in between: nobody gives anything back to the pool",
                            "nobody is seen at work with what the pool has lent"),
                    List.of()));
        }
        boolean held = sameBorrowers(evidence)
                && evidence.series()
                        .window()
                        .filter(window -> window.compareTo(UNBEARABLE) >= 0)
                        .isPresent();
        return held
                ? Optional.of(new Signal(
                        Tier.PROBABLE,
                        "",
                        List.of(
                                waiters,
                                "the same " + borrowers(evidence)
                                        + " hold what the pool has lent, and have not run in between"),
                        List.of()))
                : Optional.empty();
    }

    /** By CPU time, which dumps of threads have; or by minutes, which those of goroutines have. */
    private static boolean stoodStill(Evidence evidence) {
        return evidence.series().stoodStill() || evidence.ages().atLeast(1) >= MOST * least(evidence);
    }

    private static long borrowers(Evidence evidence) {
        return evidence.loans().stream().mapToLong(Loan::borrowers).max().orElse(0);
    }

    private static boolean sameBorrowers(Evidence evidence) {
        List<Identities> waits = evidence.loans().stream().map(Loan::waits).toList();
        return IntStream.range(1, waits.size())
                .allMatch(i -> Turnover.of(waits.subList(i - 1, i + 1)) == Turnover.SAME);
    }

    private static Signal undecided(Evidence evidence) {
        String had = UNDECIDED + "at least " + least(evidence) + " wait for the pool in every snapshot, many of them"
                + " the same, "
                + (borrowers(evidence) > 0
                        ? "while up to " + borrowers(evidence) + " are seen at work with what it has lent"
                        : "and nobody is seen at work with what it has lent");
        return new Signal(Tier.SUSPECTED, "", List.of(had), List.of(lacked(evidence)));
    }

    private static String lacked(Evidence evidence) {
        String unbroken = "waiters known to stand in one wait: ";
        boolean known = evidence.series().points().stream()
                .anyMatch(point -> point.waits().known());
        if (evidence.family() == Family.GOROUTINE) {
            return unbroken + "goroutine debug=2 tells the minutes of each, after a collection";
        }
        return unbroken
                + (known
                        ? "these have run in between: they were served, or gave up by their time limit (snapshots closer"
                                + " together than that limit tell; HikariCP's connectionTimeout is 30 s)"
                        : "Thread.print tells the CPU time of platform threads, which moves when they run");
    }
}
