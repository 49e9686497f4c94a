package io.fleetprof.operator.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Counts and hashes the bytes that pass, stops a stream that is too long, and remembers how it broke: the client wraps
 * exceptions, and whether the stream or the store failed decides what a person is told.
 */
final class MeasuredStream extends FilterInputStream {
    /** How the stream broke, if it did. */
    enum Fault {
        None,
        TooLong,
        Broken
    }

    private final long maxBytes;
    private final MessageDigest digest;
    private long size;
    private Fault fault = Fault.None;
    private String complaint = "";

    MeasuredStream(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
        this.digest = Sha256.digest();
    }

    long size() {
        return size;
    }

    /** The hash of the bytes so far; once, at the end. */
    String sha256Hex() {
        return Sha256.hex(digest);
    }

    Fault fault() {
        return fault;
    }

    /** What the broken stream said. */
    String complaint() {
        return complaint;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readSource(buffer, offset, length);
        if (count > 0) {
            size += count;
            digest.update(buffer, offset, count);
        }
        if (size > maxBytes) {
            fault = Fault.TooLong;
            throw new IOException("more than " + maxBytes + " bytes");
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int readSource(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            fault = Fault.Broken;
            complaint = String.valueOf(e.getMessage());
            throw e;
        }
    }
}
