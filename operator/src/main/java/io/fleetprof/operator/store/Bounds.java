package io.fleetprof.operator.store;

import java.util.List;

/** Bounds of what is written to and read back from the store; breaking one is an {@link IllegalArgumentException}. */
final class Bounds {
    private Bounds() {}

    static void text(String field, String value, int min, int max) {
        require(value != null, field, "is missing");
        require(value.length() >= min, field, "is empty");
        require(value.length() <= max, field, "is longer than " + max + " characters");
    }

    static <T> List<T> list(String field, List<T> value, int max) {
        require(value != null, field, "is missing");
        require(value.size() <= max, field, "has more than " + max + " entries");
        require(value.stream().allMatch(entry -> entry != null), field, "holds a null");
        return List.copyOf(value);
    }

    static void atLeast(String field, long value, long min) {
        require(value >= min, field, "is below " + min);
    }

    static void present(String field, Object value) {
        require(value != null, field, "is missing");
    }

    static void require(boolean holds, String field, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(field + " " + complaint);
        }
    }
}
