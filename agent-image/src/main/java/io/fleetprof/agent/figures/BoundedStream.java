package io.fleetprof.agent.figures;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after so many bytes. */
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream in, long maxBytes) {
        super(in);
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = left == 0 ? -1 : in.read(buffer, from, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }
}
