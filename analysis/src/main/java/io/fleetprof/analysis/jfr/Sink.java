package io.fleetprof.analysis.jfr;

/** Receives what the events of a recording say. */
interface Sink {
    /**
     * Events alike.
     *
     * @param thread the name of one of the threads they happened on
     * @param className what was allocated, waited for or entered; empty when unknown
     * @param events how many
     * @param value their sum: nanoseconds, bytes, or as many as there are events
     */
    void activity(Activity activity, String thread, CallStack stack, String className, long events, long value);

    /**
     * A thread that was started.
     *
     * @param id the Java thread id
     * @param stack of the thread that started it
     */
    void start(String thread, long id, CallStack stack);
}
