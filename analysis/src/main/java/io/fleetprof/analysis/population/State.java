package io.fleetprof.analysis.population;

/**
 * What the individuals of a population are doing, in the words of their runtime ("chan send", "IO wait").
 *
 * @param name the runtime's own words, at most 64 characters
 * @param stateClass what may be concluded from it
 */
public record State(String name, StateClass stateClass) implements Comparable<State> {
    public static final State UNKNOWN = new State("unknown", StateClass.UNKNOWN);
    public static final State LIVE = new State("live", StateClass.LIVE);
    /** Objects that nobody may refer to any more: a histogram that does not say that garbage was collected first. */
    public static final State LIVE_OR_GARBAGE = new State("live or garbage", StateClass.LIVE);

    private static final int MAX_NAME = 64;

    public State {
        name = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    @Override
    public int compareTo(State other) {
        int byClass = stateClass.compareTo(other.stateClass);
        return byClass != 0 ? byClass : name.compareTo(other.name);
    }
}
