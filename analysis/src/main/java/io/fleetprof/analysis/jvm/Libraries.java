package io.fleetprof.analysis.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Whose packages are whose: a list of prefixes, of which the longest that fits decides. */
final class Libraries {
    private static final Map<String, Owner> PREFIXES = prefixes();

    private Libraries() {}

    /** Walks from the longest prefix of the name that is in the list to shorter ones, a package at a time. */
    static Owner owner(String className) {
        for (int end = className.lastIndexOf('.'); end > 0; end = className.lastIndexOf('.', end - 1)) {
            Owner owner = PREFIXES.get(className.substring(0, end));
            if (owner != null) {
                return owner;
            }
        }
        return Owner.USER;
    }

    /** A line is a package; those under the heading {@code [platform]} belong to the language. */
    private static Map<String, Owner> prefixes() {
        HashMap<String, Owner> prefixes = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Libraries.class.getResourceAsStream("libraries.txt"), StandardCharsets.UTF_8))) {
            Owner owner = Owner.PLATFORM;
            for (String line : lines.lines().toList()) {
                if (line.equals("[libraries]")) {
                    owner = Owner.LIBRARY;
                } else if (!line.isEmpty() && Character.isJavaIdentifierStart(line.charAt(0))) {
                    prefixes.put(line, owner);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prefixes;
    }
}
