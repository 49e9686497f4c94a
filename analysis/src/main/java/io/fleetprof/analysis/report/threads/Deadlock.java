package io.fleetprof.analysis.report.threads;

/**
 * A thread that waits in a circle.
 *
 * @param text who waits for whom
 */
public record Deadlock(String pod, String text) {}
