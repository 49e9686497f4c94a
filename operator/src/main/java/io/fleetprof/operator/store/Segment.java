package io.fleetprof.operator.store;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One segment of a key, safe as an S3 key part, a file name and a part of a URL: ASCII letters, digits and
 * {@code . _ -}, starting with a letter or digit, so neither {@code ..} nor a hidden or reserved name.
 */
final class Segment {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern UNSAFE_CHARACTER = Pattern.compile("[^A-Za-z0-9.-]");
    private static final Pattern UNSAFE_START = Pattern.compile("^[^A-Za-z0-9]");
    private static final int HASH_LENGTH = 8;

    private Segment() {}

    /**
     * The name itself when it is safe and short enough, which every Kubernetes name is. Otherwise a cleaned and cut
     * form with a hash of the whole name at its end, so that two names which clean to the same text stay apart.
     */
    static String of(String name, int maxLength) {
        if (name.length() <= maxLength && SAFE.matcher(name).matches()) {
            return name;
        }
        return cut(name, maxLength - HASH_LENGTH - 1) + "-" + hash(name);
    }

    /**
     * The first characters of a name, cleaned; what sets two such names apart must stand beside it. It has no
     * underscore, so one can follow as a separator.
     */
    static String cut(String name, int maxLength) {
        String clean = UNSAFE_CHARACTER
                .matcher(name.length() > maxLength ? name.substring(0, maxLength) : name)
                .replaceAll("-");
        return clean.isEmpty() ? "x" : UNSAFE_START.matcher(clean).replaceFirst("x");
    }

    /** Eight hex digits of the SHA-256 of a name. */
    static String hash(String name) {
        return Sha256.hex(name.getBytes(StandardCharsets.UTF_16BE)).substring(0, HASH_LENGTH);
    }
}
