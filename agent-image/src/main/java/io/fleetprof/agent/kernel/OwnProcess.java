package io.fleetprof.agent.kernel;

/** The process this program is. */
public final class OwnProcess {
    private OwnProcess() {}

    /**
     * From here on the kernel shows its memory, environment and files to root alone. Without it a target of the same
     * user could read and change all of them. {@code prctl(2)}, PR_SET_DUMPABLE; a program it starts is seen again.
     */
    public static void hide() {
        SystemCalls.setDumpable(false);
    }

    /** The effective user, unsigned. */
    public static int uid() {
        return SystemCalls.uid();
    }

    /** The effective group, unsigned. */
    public static int gid() {
        return SystemCalls.gid();
    }
}
