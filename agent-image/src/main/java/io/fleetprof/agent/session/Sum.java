package io.fleetprof.agent.session;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what is written to it. */
final class Sum extends OutputStream {
    private final MessageDigest digest;
    private long bytes;

    Sum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(int b) {
        digest.update((byte) b);
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) {
        digest.update(buffer, from, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Of all so far; asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
