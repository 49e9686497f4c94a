package io.fleetprof.agent.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The agent's mouth. Throws where nobody listens any more, which ends a session. */
public final class ReplyWriter {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;

    public ReplyWriter(OutputStream out) {
        this.out = out;
    }

    public void hello(String agent, int uid, int gid) throws IOException {
        answer(0, new Reply.Hello(Reply.PROTOCOL, agent, uid, gid));
    }

    public void answer(long number, Reply reply) throws IOException {
        out.write(ReplyFormat.message(number, reply).line());
        out.flush();
    }

    /** Announces a whole file and sends it: read twice, never held in memory. */
    public void file(long number, Path file, Duration took) throws IOException {
        Sum sum = new Sum();
        copy(file, Long.MAX_VALUE, sum);
        out.write(ReplyFormat.message(number, new Reply.File(sum.bytes(), sum.sha256(), took))
                .line());
        copy(file, sum.bytes(), out);
        out.write('\n');
        out.flush();
    }

    private static void copy(Path file, long bytes, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = bytes; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    return;
                }
                to.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
