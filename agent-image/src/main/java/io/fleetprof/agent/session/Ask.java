package io.fleetprof.agent.session;

import java.time.Duration;

/**
 * An order on its way.
 *
 * @param number repeated by the answer; not negative
 * @param within the agent's own end for it, from when it begins; not negative, an hour at most
 */
public record Ask(long number, Duration within, Order order) {
    /** Nothing that is asked for takes longer. */
    public static final Duration LONGEST = Duration.ofHours(1);

    public Ask {
        within = within.isNegative() ? Duration.ZERO : within.compareTo(LONGEST) > 0 ? LONGEST : within;
    }
}
