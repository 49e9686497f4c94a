package io.fleetprof.agent.session;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The operator's ear. Blocks for what comes, so that a deadline is the caller's: it closes the stream. What is wrong
 * with the bytes themselves is refused, as cut short, too large or no profile, and so is everything after it; what the
 * agent refuses concerns that order alone.
 */
public final class ReplyReader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private boolean spent;

    public ReplyReader(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /** Whether the stream was found broken, so that nothing more is to be expected of this session. */
    public boolean isSpent() {
        return spent;
    }

    /** The first line of a session; unsupported where the agent speaks another protocol. */
    public Outcome<Reply.Hello> hello() {
        return next(0, reply -> reply instanceof Reply.Hello hello ? Outcome.done(hello) : other(reply))
                .then(hello -> hello.protocol() == Reply.PROTOCOL
                        ? Outcome.done(hello)
                        : broken(
                                Reason.UNSUPPORTED,
                                "the agent speaks protocol %d, this is %d"
                                        .formatted(hello.protocol(), Reply.PROTOCOL)));
    }

    /** The answer to {@link Order.Look}. */
    public Outcome<List<SeenProcess>> seen(long number) {
        return next(
                number, reply -> reply instanceof Reply.Seen(var processes) ? Outcome.done(processes) : other(reply));
    }

    /** The answer of a text. */
    public Outcome<String> text(long number) {
        return next(number, reply -> reply instanceof Reply.Text(String text) ? Outcome.done(text) : other(reply));
    }

    /** The answer of a file, whose bytes are proven whole. Where it is refused there is none. */
    public Outcome<Captured> file(long number, Path to, long maxBytes) {
        return next(number, reply -> reply instanceof Reply.File file ? body(file, to, maxBytes) : other(reply));
    }

    /** What is made of a reply. */
    private interface Reading<T> {
        Outcome<T> of(Reply reply) throws Malformed;
    }

    private <T> Outcome<T> next(long number, Reading<T> reading) {
        if (spent) {
            return Outcome.refused(Reason.REPLY_TRUNCATED, "the session is over");
        }
        try {
            Message message = Message.of(Lines.next(in));
            message.number(OrderFormat.NUMBER, number, number);
            Reply reply = ReplyFormat.reply(message);
            return reply instanceof Reply.Refused(Reason reason, String detail)
                    ? Outcome.refused(reason, detail)
                    : reading.of(reply);
        } catch (Malformed e) {
            return broken(Reason.NOT_A_PROFILE, "the agent's reply is none: " + e.getMessage());
        } catch (EOFException _) {
            return broken(Reason.REPLY_TRUNCATED, "the agent's reply ended before its end");
        } catch (IOException e) {
            return broken(Reason.REPLY_TRUNCATED, "the agent's reply broke off: " + e.getMessage());
        }
    }

    private static <T> Outcome<T> other(Reply reply) throws Malformed {
        throw new Malformed("a reply of another kind, " + reply.getClass().getSimpleName());
    }

    private <T> Outcome<T> broken(Reason reason, String detail) {
        spent = true;
        return Outcome.refused(reason, detail);
    }

    private Outcome<Captured> body(Reply.File file, Path to, long maxBytes) {
        if (file.bytes() > maxBytes) {
            return broken(Reason.TOO_LARGE, "the agent has %d bytes of at most %d".formatted(file.bytes(), maxBytes));
        }
        Outcome<Captured> copied = copy(file, to);
        if (copied instanceof Outcome.Refused<Captured>) {
            to.toFile().delete();
        }
        return copied;
    }

    private Outcome<Captured> copy(Reply.File file, Path to) {
        Sum sum = new Sum();
        try (OutputStream out = Files.newOutputStream(to)) {
            if (!copy(file.bytes(), out, sum)) {
                return broken(Reason.REPLY_TRUNCATED, "the agent's reply ended before its end");
            }
        } catch (IOException e) {
            return broken(Reason.INTERNAL_ERROR, "the spool broke: " + e.getMessage());
        }
        byte[] end = new byte[1];
        if (read(end, end.length) < 0 || !sum.sha256().equals(file.sha256())) {
            return broken(Reason.REPLY_TRUNCATED, "the bytes that came are not those that were sent");
        }
        if (end[0] != '\n') {
            return broken(Reason.NOT_A_PROFILE, "the agent sent more bytes than it announced");
        }
        return Outcome.done(new Captured(to, file.bytes(), file.took()));
    }

    /** Whether all came. Throws for what concerns the sink alone. */
    private boolean copy(long bytes, OutputStream out, Sum sum) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = bytes; left > 0; ) {
            int count = read(buffer, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return false;
            }
            sum.write(buffer, 0, count);
            out.write(buffer, 0, count);
            left -= count;
        }
        return true;
    }

    /** A stream that breaks has ended. */
    private int read(byte[] buffer, int length) {
        try {
            return in.read(buffer, 0, length);
        } catch (IOException _) {
            return -1;
        }
    }
}
