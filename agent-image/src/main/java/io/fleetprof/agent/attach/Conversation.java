package io.fleetprof.agent.attach;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One request and its reply, protocol version 1 of HotSpot's attach listener: the version, the operation and three
 * arguments, each ended by a zero byte; back come a line with a status, 0 when all is well, and the text until the end
 * of the stream.
 */
final class Conversation {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_STATUS = 11;

    private final SocketChannel channel;
    private final Deadline deadline;
    private final long maxBytes;

    Conversation(SocketChannel channel, Deadline deadline, long maxBytes) {
        this.channel = channel;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    /** What came back; the text went into the sink. */
    record Reply(int status, long bytes) {}

    /** Sends a diagnostic command. Ends at the deadline, whether the other side says nothing or never stops. */
    Outcome<Reply> jcmd(String command, OutputStream sink) {
        try (channel;
                Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            String request = String.join("\0", "1", "jcmd", command, "", "", "");
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                if (!isReady(selector)) {
                    return silent(command);
                }
                channel.write(bytes);
            }
            key.interestOps(SelectionKey.OP_READ);
            return read(selector, command, sink);
        } catch (IOException e) {
            return Outcome.refused(Reason.NOT_A_PROFILE, command + ": " + e.getMessage());
        }
    }

    private Outcome<Reply> read(Selector selector, String command, OutputStream sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        StringBuilder status = new StringBuilder();
        boolean isText = false;
        long total = 0;
        while (isReady(selector)) {
            if (channel.read(buffer.clear()) < 0) {
                return isText ? reply(status, total) : Outcome.refused(Reason.EMPTY_REPLY, command + ": no reply");
            }
            buffer.flip();
            while (!isText && buffer.hasRemaining()) {
                char c = (char) buffer.get();
                isText = c == '\n';
                if (!isText && status.append(c).length() > MAX_STATUS) {
                    return Outcome.refused(Reason.NOT_A_PROFILE, command + ": the reply has no status");
                }
            }
            total += buffer.remaining();
            if (total > maxBytes) {
                return Outcome.refused(Reason.TOO_LARGE, command + ": the reply is over " + maxBytes + " bytes");
            }
            sink.write(buffer.array(), buffer.position(), buffer.remaining());
        }
        return silent(command);
    }

    private static Outcome<Reply> reply(StringBuilder status, long bytes) {
        try {
            return Outcome.done(new Reply(Integer.parseInt(status.toString()), bytes));
        } catch (NumberFormatException _) {
            return Outcome.refused(Reason.NOT_A_PROFILE, "the reply begins with " + status);
        }
    }

    private boolean isReady(Selector selector) throws IOException {
        selector.selectedKeys().clear();
        while (!deadline.isOver() && !Thread.currentThread().isInterrupted()) {
            if (selector.select(deadline.left().toMillis() + 1) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Outcome<Reply> silent(String command) {
        return Outcome.refused(Reason.TIMEOUT, command + ": no reply to its end in time");
    }
}
