package io.fleetprof.agent.program;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.session.Reply;

/** What an order came to. */
sealed interface Answer {
    /** Fits into a line. */
    record Said(Reply reply) implements Answer {}

    /** To be sent and removed. */
    record Filed(Captured captured) implements Answer {}
}
