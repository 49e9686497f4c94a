package io.fleetprof.analysis.go;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names resolved with what one file knows of the program.
 *
 * <p>A closure that was inlined carries the name of the function it was inlined into: {@code main.host.inner.func1} is
 * written in {@code inner}, perhaps of another package. The other functions of the same source file tell.
 */
public final class Symbols {
    private static final Set<String> FIRST_HOSTS = Set.of("main", "init");
    private final Map<String, String> packageOfFolder = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Map<Function, Symbol> cache = new HashMap<>();

    public Symbols(Collection<Function> known) {
        for (Function function : known) {
            FunctionName name = FunctionName.parse(function.symbol());
            if (!name.closure() && !function.file().isEmpty()) {
                packageOfFolder.putIfAbsent(function.folder(), name.importPath());
                named.add(name.display() + '\n' + function.file());
            }
        }
    }

    public Symbol of(Function function) {
        return cache.computeIfAbsent(function, this::resolve);
    }

    private Symbol resolve(Function function) {
        FunctionName name = FunctionName.parse(function.symbol());
        String place = Closure.withoutSuffix(place(name, function)).replace(".glob.", ".init");
        String importPath = name.closure() ? writtenIn(function, name) : name.importPath();
        return new Symbol(name.display(), place, owner(importPath, name.standardVendor(), function.file()));
    }

    private String place(FunctionName name, Function function) {
        List<String> parts = name.parts().subList(0, name.named());
        if (!name.closure()) {
            return FunctionName.join(name.importPath(), parts);
        }
        String importPath = writtenIn(function, name);
        boolean foreign = !importPath.equals(name.importPath());
        List<String> own = withoutHosts(importPath, parts, function.file(), foreign);
        boolean unnamed = foreign && own.size() == parts.size();
        return FunctionName.join(unnamed ? name.importPath() : importPath, own);
    }

    private String writtenIn(Function function, FunctionName name) {
        return packageOfFolder.getOrDefault(function.folder(), name.importPath());
    }

    /** Drops the functions into which the closure's own function was inlined. Of a foreign package, all but it are. */
    private List<String> withoutHosts(String importPath, List<String> parts, String file, boolean foreign) {
        List<String> rest = afterLastClosure(parts);
        int receiver = lastReceiver(rest);
        if (receiver >= 0 && receiver + 2 >= rest.size()) {
            return rest.subList(receiver, rest.size());
        }
        List<String> tail = rest.subList(receiver < 0 ? 0 : receiver + 2, rest.size());
        int from = Math.max(0, tail.size() - 2);
        boolean hosted = tail.size() > 1
                && (foreign && tail.size() == parts.size()
                        || isHost(importPath, tail.get(from), tail.get(from + 1), file));
        return tail.subList(hosted ? from + 1 : from, tail.size());
    }

    /** Of {@code A.B}, whether A is a function that B was inlined into, rather than the type whose method B is. */
    private boolean isHost(String importPath, String a, String b, String file) {
        return FIRST_HOSTS.contains(a)
                || named.contains(importPath + '.' + a + '\n' + file)
                || named.contains(importPath + '.' + b + '\n' + file);
    }

    private static List<String> afterLastClosure(List<String> parts) {
        for (int i = parts.size() - 1; i > 0; i--) {
            if (Closure.is(parts.get(i - 1))) {
                return parts.subList(i, parts.size());
            }
        }
        return parts;
    }

    private static int lastReceiver(List<String> parts) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).startsWith("(")) {
                return i;
            }
        }
        return -1;
    }

    private static Owner owner(String importPath, boolean standardVendor, String file) {
        if (importPath.equals("main")) {
            return Owner.USER;
        }
        if (importPath.isEmpty() || isRuntime(importPath) && StandardLibrary.holds(importPath, file)) {
            return Owner.RUNTIME;
        }
        if (standardVendor || StandardLibrary.holds(importPath, file)) {
            return Owner.STANDARD_LIBRARY;
        }
        return isDependency(file) ? Owner.DEPENDENCY : Owner.USER;
    }

    private static boolean isRuntime(String importPath) {
        return importPath.equals("runtime")
                || importPath.startsWith("runtime/internal/")
                || importPath.startsWith("internal/runtime/");
    }

    /** Modules outside the main one lie in the module cache (folder@version) or in vendor. */
    private static boolean isDependency(String file) {
        return file.contains("/pkg/mod/") || file.contains("/vendor/") || file.contains("@v");
    }
}
