package io.fleetprof.agent;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;

/** What a test expects of an outcome. */
public final class Outcomes {
    private Outcomes() {}

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused);
        };
    }

    public static Reason reason(Outcome<?> outcome) {
        return refused(outcome).reason();
    }

    public static Outcome.Refused<?> refused(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(Object value) -> throw new AssertionError("not refused: " + value);
            case Outcome.Refused<?> refused -> refused;
        };
    }
}
