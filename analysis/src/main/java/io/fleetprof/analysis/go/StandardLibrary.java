package io.fleetprof.analysis.go;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Which packages are Go's own: a list of first path elements, checked against where the source file lies. */
final class StandardLibrary {
    private static final Set<String> ROOTS = roots();

    private StandardLibrary() {}

    /** A user's module may be named like a package of Go; its files then lie elsewhere. */
    static boolean holds(String importPath, String file) {
        int slash = importPath.indexOf('/');
        String root = slash < 0 ? importPath : importPath.substring(0, slash);
        return ROOTS.contains(root) && liesInGoroot(root, file);
    }

    /** Some functions of other packages are written in the runtime. Paths are relative in builds with -trimpath. */
    private static boolean liesInGoroot(String root, String file) {
        boolean absolute = file.startsWith("/") || file.indexOf(':') == 1;
        String path = file.replace('\\', '/');
        return !absolute || path.contains("/src/" + root + "/") || path.contains("/src/runtime/");
    }

    private static Set<String> roots() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                StandardLibrary.class.getResourceAsStream("standard-library.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
