package io.fleetprof.operator.local;

import java.io.IOException;

/** Runs a command of the user's own by their shell. */
public final class ShellCommand {
    /** As shells say it when a command cannot be started. */
    private static final int NOT_STARTED = 127;

    private ShellCommand() {}

    /** Waits for the end, and ends it where we end first; what it prints goes to stderr, since stdout is for the result. */
    public static int run(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("sh", "-c", "{ " + command + "\n} 1>&2")
                    .inheritIO()
                    .start();
            Thread atExit = new Thread(() -> end(process), "command");
            Runtime.getRuntime().addShutdownHook(atExit);
            int status = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(atExit);
            return status;
        } catch (IOException _) {
            return NOT_STARTED;
        }
    }

    /** The shell and what it started. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
