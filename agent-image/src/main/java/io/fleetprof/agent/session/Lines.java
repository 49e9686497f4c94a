package io.fleetprof.agent.session;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream, each read within a bound. */
final class Lines {
    static final int MAX_BYTES = 1 << 16;

    private Lines() {}

    /** The bytes before the line end. {@link EOFException} where the stream ends before one, or begins with its end. */
    static byte[] next(InputStream in) throws IOException, Malformed {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (line.size() == MAX_BYTES) {
                throw new Malformed("a line of over " + MAX_BYTES + " bytes");
            }
            line.write(c);
        }
        return line.toByteArray();
    }
}
