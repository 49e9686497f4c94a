package io.fleetprof.agent.session;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The agent's ear. */
public final class OrderReader {
    private final InputStream in;

    public OrderReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** What was heard. */
    public sealed interface Next {
        record Asked(Ask ask) implements Next {}

        /** An order of a newer operator, which is to be refused. */
        record Unknown(long number, String name) implements Next {}

        /** Nothing more will come. */
        record End() implements Next {}

        /** Bytes of no order, after which nothing can be understood. */
        record Garbled(String why) implements Next {}
    }

    /** Blocks for the next line. */
    public Next next() {
        try {
            return OrderFormat.next(Message.of(Lines.next(in)));
        } catch (EOFException _) {
            return new Next.End();
        } catch (IOException e) {
            return new Next.Garbled("orders cannot be read: " + e.getMessage());
        } catch (Malformed e) {
            return new Next.Garbled(e.getMessage());
        }
    }
}
