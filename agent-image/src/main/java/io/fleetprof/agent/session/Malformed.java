package io.fleetprof.agent.session;

/** A line that is not of this protocol. Never leaves the package. */
final class Malformed extends Exception {
    Malformed(String what) {
        this(what, null);
    }

    Malformed(String what, Throwable cause) {
        super(what, cause, false, false);
    }
}
