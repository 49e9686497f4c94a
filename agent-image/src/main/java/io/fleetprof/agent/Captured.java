package io.fleetprof.agent;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A whole file that a JVM gave.
 *
 * @param took from the command to its last byte; for a thread dump or a histogram a bound on the pause
 */
public record Captured(Path file, long bytes, Duration took) {}
