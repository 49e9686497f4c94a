package io.fleetprof.analysis.go;

import java.util.regex.Pattern;

/** The parts of a symbol that the compiler makes up for functions without a name. */
final class Closure {
    /** Closures, go and defer wrappers, numbered inits and inner closures; a range-over-func body may follow. */
    private static final Pattern MADE_UP = Pattern.compile("((func|gowrap|deferwrap)?\\d+)(-range\\d+)*");

    private static final Pattern SUFFIX = Pattern.compile("(-fm|(-range\\d+)+)$");

    private Closure() {}

    static boolean is(String part) {
        boolean numbered = !part.isEmpty() && Character.isDigit(part.charAt(part.length() - 1));
        return numbered && MADE_UP.matcher(part).matches();
    }

    /** {@code Close-fm} is the method value of {@code Close}, {@code walk-range1} a loop body in {@code walk}. */
    static String withoutSuffix(String part) {
        return part.indexOf('-') < 0 ? part : SUFFIX.matcher(part).replaceFirst("");
    }
}
