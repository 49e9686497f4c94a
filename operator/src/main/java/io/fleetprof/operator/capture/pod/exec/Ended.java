package io.fleetprof.operator.capture.pod.exec;

import io.fleetprof.agent.attach.Refusals;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;

/**
 * How a program ended in a container.
 *
 * @param code its exit code; negative where it could not be started
 * @param complaint what it said on its way, or the container's runtime; it may be anything
 */
public record Ended(int code, String complaint) {
    /** Of {@code env} and {@code timeout}, for a program that is not there, or is none. */
    private static final int NOT_FOUND = 127;

    private static final int CANNOT_RUN = 126;
    /** What {@code timeout} ends with where it had to kill, as the kernel does where memory is short. */
    private static final int KILLED = 137;

    /** With what came beside its output before. */
    Ended with(String before) {
        return new Ended(code, before + complaint);
    }

    /** Refused where the program did not run to an end of its own, well or not. */
    Outcome<Ended> ran(ExecCommand command) {
        if (code < 0 || code == NOT_FOUND || code == CANNOT_RUN) {
            return Outcome.refused(
                    Reason.UNSUPPORTED, "its image cannot run %s: %s".formatted(command.program(), complaint.strip()));
        }
        return code == KILLED
                ? Outcome.refused(Reason.TIMEOUT, command.program() + " was killed when its time was over")
                : Outcome.done(this);
    }

    /** Refused where jcmd did not succeed. */
    Outcome<Ended> answered() {
        if (code == 0) {
            return Outcome.done(this);
        }
        String said = "jcmd ended with %d: %s".formatted(code, complaint.strip());
        if (complaint.contains("Unable to open socket file")) {
            return Outcome.refused(Reason.ATTACH_DISABLED, said);
        }
        return complaint.contains("Read-only file system")
                ? Outcome.refused(Reason.NO_WRITABLE_TMP, said)
                : Refusals.of("jcmd", said);
    }
}
