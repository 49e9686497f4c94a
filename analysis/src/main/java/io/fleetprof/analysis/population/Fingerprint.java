package io.fleetprof.analysis.population;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The identity of a finding over snapshots, pods, builds and runs: resource family, coarse state class, first user
 * function. No line numbers, no addresses, no creator, so that a rebuild or a second path to the leak keeps it.
 */
public record Fingerprint(Family family, StateClass stateClass, String function) implements Comparable<Fingerprint> {
    private static final int ID_BYTES = 6;
    private static final Comparator<Fingerprint> ORDER = Comparator.comparing(Fingerprint::family)
            .thenComparing(Fingerprint::function)
            .thenComparing(Fingerprint::stateClass);

    /** Twelve hexadecimal digits, the same wherever the same code leaks. */
    public String id() {
        String text = family.label() + '\n' + stateClass.coarse().name() + '\n' + function;
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Fingerprint other) {
        return ORDER.compare(this, other);
    }
}
