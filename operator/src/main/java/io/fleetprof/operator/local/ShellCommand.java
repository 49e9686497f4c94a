package io.fleetprof.operator.local;

import java.io.IOException;

/** Runs a command of the user's own by their shell. */
public final class ShellCommand {
    /** As shells say it when a command cannot be started. */
    private static final int NOT_STARTED = 127;

    private ShellCommand() {}

    /** Waits for the end; what the command prints goes to stderr, since stdout is for the result. */
    public static int run(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("sh", "-c", "{ " + command + "\n} 1>&2")
                    .inheritIO()
                    .start();
            return process.waitFor();
        } catch (IOException _) {
            return NOT_STARTED;
        }
    }
}
