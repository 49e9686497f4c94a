package io.fleetprof.agent.target;

import io.fleetprof.agent.outcome.Outcome;

/** Inspects a process from a process of its own, for a user of its own. */
final class Inspection {
    private Inspection() {}

    public static void main(String[] arguments) {
        switch (Inspector.ofThisMachine().inspect(Long.parseLong(arguments[0]))) {
            case Outcome.Done<JvmProcess>(JvmProcess jvm) -> System.out.println(jvm);
            case Outcome.Refused<JvmProcess>(var reason, String detail) -> System.out.println(reason + " " + detail);
        }
    }
}
