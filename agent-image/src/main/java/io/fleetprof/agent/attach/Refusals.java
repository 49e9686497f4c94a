package io.fleetprof.agent.attach;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;

/** What HotSpot says when it does not carry out a command. */
public final class Refusals {
    private Refusals() {}

    public static <T> Outcome<T> of(String command, String message) {
        Reason reason = message.contains("Unknown diagnostic command")
                ? Reason.UNSUPPORTED
                : message.contains("jdk.jfr not found") ? Reason.NO_JFR_MODULE : Reason.NOT_A_PROFILE;
        int space = command.indexOf(' ');
        return Outcome.refused(reason, (space < 0 ? command : command.substring(0, space)) + ": " + message);
    }
}
