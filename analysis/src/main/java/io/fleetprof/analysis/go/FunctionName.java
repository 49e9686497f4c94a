package io.fleetprof.analysis.go;

import java.util.ArrayList;
import java.util.List;

/**
 * A linker symbol of Go taken apart.
 *
 * @param importPath of the package, without {@code vendor/}; empty for C functions
 * @param parts what follows, split at the dots outside brackets: {@code (*Server)}, {@code Serve}, {@code func1}
 * @param standardVendor whether the symbol lies in the standard library's own vendor folder
 */
record FunctionName(String importPath, List<String> parts, boolean standardVendor) {
    private static final String VENDOR = "vendor/";

    static FunctionName parse(String symbol) {
        String plain = withoutTypeArguments(symbol);
        int slash = lastSlash(plain);
        int dot = plain.indexOf('.', slash + 1);
        if (dot < 0) {
            return new FunctionName("", List.of(plain), false);
        }
        String path = plain.substring(0, dot);
        int vendor = path.lastIndexOf('/' + VENDOR);
        boolean standard = path.startsWith(VENDOR);
        String importPath = vendor >= 0
                ? path.substring(vendor + 1 + VENDOR.length())
                : standard ? path.substring(VENDOR.length()) : path;
        return new FunctionName(importPath, split(plain.substring(dot + 1)), standard);
    }

    /** {@code F[go.shape.int]} and {@code F[...]} are one function. */
    private static String withoutTypeArguments(String symbol) {
        if (symbol.indexOf('[') < 0) {
            return symbol;
        }
        StringBuilder plain = new StringBuilder(symbol.length());
        int depth = 0;
        for (int i = 0; i < symbol.length(); i++) {
            char c = symbol.charAt(i);
            if (c == '[' && depth++ == 0) {
                plain.append("[...]");
            } else if (c == ']') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static int lastSlash(String plain) {
        int receiver = plain.indexOf('(');
        return plain.lastIndexOf('/', receiver < 0 ? plain.length() : receiver);
    }

    private static List<String> split(String name) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            } else if (c == '.' && depth == 0) {
                parts.add(name.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(name.substring(start));
        return List.copyOf(parts);
    }

    /** The name as people read it. */
    String display() {
        return join(importPath, parts);
    }

    static String join(String importPath, List<String> parts) {
        String name = String.join(".", parts);
        return importPath.isEmpty() ? name : importPath + '.' + name;
    }

    /** How many leading parts name something that was written with a name: closures and wrappers have none. */
    int named() {
        int end = parts.size();
        while (end > 1 && Closure.is(parts.get(end - 1))) {
            end--;
        }
        return end;
    }

    boolean closure() {
        return named() < parts.size();
    }
}
