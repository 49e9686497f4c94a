package io.fleetprof.agent.outcome;

import java.util.function.Function;

/** How something asked of a target ended: what was asked for, or why not. */
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /** @param detail one line of printable characters: what and where */
    record Refused<T>(Reason reason, String detail) implements Outcome<T> {
        public Refused {
            detail = Line.of(detail);
        }

        /** The same refusal, where another kind of value was hoped for. */
        public <U> Outcome<U> to() {
            return new Refused<>(reason, detail);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Reason reason, String detail) {
        return new Refused<>(reason, detail);
    }

    /** The next step, once this one is done. */
    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T> refused -> refused.to();
        };
    }
}
