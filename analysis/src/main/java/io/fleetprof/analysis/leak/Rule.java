package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Turnover;
import java.util.List;
import java.util.Optional;

/** The detectors by name. The order is that of the rulebook; every rule is asked, and the surest answer counts. */
public enum Rule implements Detector {
    UNREACHABLE("the runtime proved that nothing can wake them (goroutineleak), and there are ten at one place, or more"
            + " each time") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            List<Long> leaked = evidence.leaked();
            if (leaked.isEmpty() || leaked.getLast() == 0) {
                return Optional.empty();
            }
            boolean many = leaked.getLast() >= MANY_UNREACHABLE;
            boolean growing = leaked.size() > 1 && leaked.getLast() > leaked.getFirst();
            Tier tier = many || growing ? Tier.PROVEN : Tier.OBSERVATION;
            return signal(tier, "the runtime found " + leaked.getLast() + " unreachable (goroutineleak)");
        }
    },
    DEADLOCK("the JVM found that they wait for each other's locks, or the locks they hold and await form a circle") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            long deadlocked = evidence.rows().stream()
                    .filter(row -> row.key().state().name().equals("deadlock"))
                    .mapToLong(Population::count)
                    .sum();
            return deadlocked == 0
                    ? Optional.empty()
                    : signal(
                            Tier.PROVEN, deadlocked + " here wait for a lock in a circle: none of them can ever go on");
        }
    },
    NEVER_IDLE("as many as the threshold, in every snapshot, in a state where no healthy individual rests") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            boolean resting =
                    evidence.stateClass() == StateClass.NEVER_IDLE || evidence.stateClass() == StateClass.HALF_CLOSED;
            if (!resting
                    || evidence.turnover() == Turnover.TURNED_OVER
                    || evidence.series().least() < evidence.threshold(thresholds)) {
                return Optional.empty();
            }
            return signal(
                    Tier.PROBABLE,
                    "at least " + evidence.series().least() + " in \""
                            + evidence.state().name() + "\" " + evidence.throughout()
                            + ", a state where nothing healthy rests");
        }
    },
    GROWING("more in every snapshot, by more than drifting load explains, and nobody leaves") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            return Growing.judge(evidence, thresholds).map(this::named);
        }
    },
    ASLEEP("as many as the threshold asleep; Probable once they have slept ten minutes") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            return Waiting.asleep(evidence, thresholds).map(this::named);
        }
    },
    HELD_REQUESTS("as many as the threshold wait under request-handling code for ten minutes, or twenty times the"
            + " siblings' number at the same age") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            return Waiting.heldRequests(evidence, thresholds).map(this::named);
        }
    },
    POOL_EXHAUSTED(
            "the same individuals wait for a pool in every snapshot, in one wait, and nobody is at work with what it lends;"
                    + " Suspected where somebody was served, or where the files do not tell") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            return ExhaustedPool.judge(evidence).map(this::named);
        }
    },
    LOOP_HELD("the same threads of an event loop wait for a coroutine (runBlocking) in every snapshot") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            return Waiting.onEventLoop(evidence).map(this::named);
        }
    },
    SPREAD_AGES("individuals of a request-scoped place are of every age the container has: some never leave") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            return Waiting.spreadAges(evidence).map(this::named);
        }
    },
    OUTLIER("far more than in any sibling; Suspected when it also grows") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            return Outlier.judge(evidence).map(this::named);
        }
    },
    CONCENTRATION("a large, steady population: a pool, or traffic") {
        @Override
        public Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
            if (evidence.family() == Family.HEAP || evidence.last() < evidence.threshold(thresholds)) {
                return Optional.empty();
            }
            String how = evidence.turnover() == Turnover.TURNED_OVER
                    ? "others at every snapshot: traffic, not a leak"
                    : "from " + evidence.first() + " to " + evidence.last() + ": not growing as a leak does";
            return signal(Tier.OBSERVATION, how);
        }
    };

    private static final long MANY_UNREACHABLE = 10;

    private final String meaning;

    Rule(String meaning) {
        this.meaning = meaning;
    }

    /** One sentence, the same in the documentation. */
    public String meaning() {
        return meaning;
    }

    Optional<Signal> signal(Tier tier, String had) {
        return Optional.of(new Signal(tier, name(), List.of(had), List.of()));
    }

    Signal named(Signal signal) {
        return new Signal(signal.tier(), name(), signal.had(), signal.lacked());
    }
}
