package io.fleetprof.operator.capture;

/** Whether a way into a target still works: not when its first answer was trouble, nor after two troubles in a row. */
final class Lifeline {
    /** One alone may be a hiccup. */
    private static final int TROUBLES = 2;

    private int troubles;
    private boolean given;

    void gave() {
        troubles = 0;
        given = true;
    }

    void failed() {
        troubles++;
    }

    boolean hasGiven() {
        return given;
    }

    boolean holds() {
        return troubles == 0 || (given && troubles < TROUBLES);
    }
}
