package io.fleetprof.analysis.input;

import io.fleetprof.analysis.population.Defect;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what passes and refuses what passes a bound. */
final class CountedStream extends FilterInputStream {
    private final long bound;
    private final String what;
    private long count;

    CountedStream(InputStream in, long bound, String what) {
        super(in);
        this.bound = bound;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) {
        count += bytes;
        if (count > bound) {
            throw new Refusal(Defect.TOO_LARGE, "more than " + bound + " bytes " + what);
        }
    }

    long count() {
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
