package io.fleetprof.agent.kernel;

import java.io.IOException;

/** A process held fast: a signal reaches this one or none, even if its id goes to another meanwhile. */
public final class ProcessDescriptor implements AutoCloseable {
    private static final int SIGQUIT = 3;

    private final int number;

    private ProcessDescriptor(int number) {
        this.number = number;
    }

    public static ProcessDescriptor open(long pid) throws IOException {
        return new ProcessDescriptor(SystemCalls.pidfdOpen(pid));
    }

    /** Ends most programs; a HotSpot JVM looks for an attach file, and else prints its threads. */
    public void quit() throws IOException {
        SystemCalls.pidfdSendSignal(number, SIGQUIT);
    }

    @Override
    public void close() {
        SystemCalls.close(number);
    }
}
