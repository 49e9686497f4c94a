package io.fleetprof.analysis.population;

/**
 * Where a population stands: the part of its key that names code (or a peer, or a pool).
 *
 * @param function normalised name without line numbers, stable over builds: for a stack its first user function
 * @param kind whose code that is
 */
public record Place(String function, Kind kind) implements Comparable<Place> {
    /** Whose code a place is in. Only {@link Kind#LIBRARY} and {@link Kind#RUNTIME} are never findings by themselves. */
    public enum Kind {
        USER,
        /** No user function on the stack: the language's own libraries. */
        LIBRARY,
        /** The runtime's own goroutines or threads. */
        RUNTIME,
        /** Not code: a peer, a pool, a descriptor type. */
        RESOURCE,
        /** The sample had no locations. */
        NOWHERE
    }

    public static final Place NOWHERE = new Place("(no stack)", Kind.NOWHERE);

    public static Place user(String function) {
        return new Place(function, Kind.USER);
    }

    public static Place library(String function) {
        return new Place(function, Kind.LIBRARY);
    }

    public static Place runtime(String function) {
        return new Place(function, Kind.RUNTIME);
    }

    public static Place resource(String name) {
        return new Place(name, Kind.RESOURCE);
    }

    @Override
    public int compareTo(Place other) {
        int byFunction = function.compareTo(other.function);
        return byFunction != 0 ? byFunction : kind.compareTo(other.kind);
    }
}
