package io.fleetprof.agent.session;

/**
 * One life of one process: a pid goes to another process when the first has ended, and then no longer means it.
 *
 * @param pid as the agent sees it
 * @param startedTicks clock ticks from the boot of the machine, field 22 of {@code proc_pid_stat(5)}
 */
public record ProcessId(long pid, long startedTicks) {}
