package io.fleetprof.agent.session;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.io.OutputStream;

/** The operator's mouth. */
public final class OrderWriter {
    private final OutputStream out;

    public OrderWriter(OutputStream out) {
        this.out = out;
    }

    /** Answers what was sent; refused, as a reply cut short, where the other side hears nothing any more. */
    public Outcome<Ask> send(Ask ask) {
        try {
            out.write(OrderFormat.message(ask).line());
            out.flush();
            return Outcome.done(ask);
        } catch (IOException e) {
            return Outcome.refused(Reason.REPLY_TRUNCATED, "the agent takes no orders: " + e.getMessage());
        }
    }
}
