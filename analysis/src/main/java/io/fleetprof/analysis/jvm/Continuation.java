package io.fleetprof.analysis.jvm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The class of a Kotlin continuation, which the compiler names after the function it stands in: that of
 * {@code suspend fun inner} in Leak.kt is {@code LeakKt$inner$1}, that of a lambda in it {@code LeakKt$inner$2}, that of
 * an inline function copied into it {@code LeakKt$inner$$inlined$map$1}. Anonymous objects are named alike: only what
 * grows beside such a class tells that it is a coroutine's.
 *
 * @param function as a stack has it: {@code LeakKt.inner}
 */
public record Continuation(String function) {
    private static final String RESUMED = ".invokeSuspend";

    public static Optional<Continuation> of(String className) {
        List<String> parts = Arrays.asList(className.split("\\$", -1));
        if (parts.size() < 3 || !isNumber(parts.getLast())) {
            return Optional.empty();
        }
        return IntStream.range(1, parts.size() - 1)
                .filter(i -> isFunction(parts.get(i)))
                .mapToObj(i -> new Continuation(String.join("$", parts.subList(0, i)) + "." + parts.get(i)))
                .findFirst();
    }

    /** Where a frame stands: that of a continuation in the function the class is named after, any other in its own. */
    public static String functionOf(String frame) {
        return frame.endsWith(RESUMED)
                ? of(frame.substring(0, frame.length() - RESUMED.length()))
                        .map(Continuation::function)
                        .orElse(frame)
                : frame;
    }

    private static boolean isFunction(String part) {
        return !part.isEmpty() && Character.isLowerCase(part.charAt(0)) && !part.equals("inlined");
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
