package io.fleetprof.operator.capture.pod.exec;

import io.fleetprof.agent.Jvm;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is run in a target's container, by programs of its own image; the chart's fence allows exactly these words. Each
 * ends by itself, whatever becomes of whoever waits for it. No variable of the container reaches the JVM of jcmd: by
 * one a debugger's port would be opened a second time, and jcmd end.
 *
 * @param words after those that bound its time
 * @param most bytes of output that are accepted
 */
public record ExecCommand(List<String> words, long most) {
    /** Where the target writes its dump of threads: one name, so that what a dead operator left is found. */
    private static final String DUMP = "/tmp/fleetprof-threads.json";

    private static final List<String> JCMD = List.of(
            "env",
            "-u",
            "JAVA_TOOL_OPTIONS",
            "-u",
            "JDK_JAVA_OPTIONS",
            "-u",
            "_JAVA_OPTIONS",
            "jcmd",
            "-J-Xmx16m",
            "-J-XX:+UseSerialGC");

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final long SHORT_TEXT = 1 << 20;
    /** 65,530 areas, as many as the kernel allows, with their paths. */
    private static final long MAX_MAPS = 8 << 20;
    /** HotSpot cuts a reply at 100 MB. */
    private static final long MAX_REPLY = 101L << 20;

    private static final long MAX_DUMP = 256L << 20;

    public ExecCommand {
        words = List.copyOf(words);
    }

    /** Limit, use and statistics of the container's cgroup, in version 2 or 1. */
    static ExecCommand memory() {
        return cat(
                SHORT_TEXT,
                "/sys/fs/cgroup/memory.max",
                "/sys/fs/cgroup/memory.current",
                "/sys/fs/cgroup/memory.stat",
                "/sys/fs/cgroup/memory/memory.limit_in_bytes",
                "/sys/fs/cgroup/memory/memory.usage_in_bytes",
                "/sys/fs/cgroup/memory/memory.stat");
    }

    /** What the first process of the container maps. */
    static ExecCommand mapsOfFirst() {
        return cat(MAX_MAPS, "/proc/1/maps");
    }

    static ExecCommand process(long pid) {
        return cat(SHORT_TEXT, "/proc/" + pid + "/stat", "/proc/" + pid + "/status");
    }

    static ExecCommand listing() {
        return jcmd(SHORT_TEXT, "-l");
    }

    static ExecCommand version(long pid) {
        return jcmd(SHORT_TEXT, String.valueOf(pid), "VM.version");
    }

    static ExecCommand threads(long pid, Jvm.Locks locks) {
        return switch (locks) {
            case OWNED -> jcmd(MAX_REPLY, String.valueOf(pid), "Thread.print", "-l", "-e");
            case MONITORS -> jcmd(MAX_REPLY, String.valueOf(pid), "Thread.print", "-e");
        };
    }

    static ExecCommand histogram(long pid, Jvm.Objects objects) {
        return switch (objects) {
            case ALL -> jcmd(MAX_REPLY, String.valueOf(pid), "GC.class_histogram", "-all");
            case LIVE -> jcmd(MAX_REPLY, String.valueOf(pid), "GC.class_histogram");
        };
    }

    /** The JVM writes into a file, and refuses where there is one of the name. */
    static ExecCommand threadDump(long pid) {
        return jcmd(SHORT_TEXT, String.valueOf(pid), "Thread.dump_to_file", "-format=json", DUMP);
    }

    static ExecCommand dumped() {
        return cat(MAX_DUMP, DUMP);
    }

    static ExecCommand removeDump() {
        return new ExecCommand(List.of("rm", "-f", DUMP), SHORT_TEXT);
    }

    private static ExecCommand cat(long most, String... files) {
        return new ExecCommand(Stream.concat(Stream.of("cat"), Stream.of(files)).toList(), most);
    }

    private static ExecCommand jcmd(long most, String... words) {
        return new ExecCommand(Stream.concat(JCMD.stream(), Stream.of(words)).toList(), most);
    }

    /** All words; the first of them end it when its time is over, for to break a connection ends nothing. */
    List<String> endingAfter(Duration within) {
        String seconds = String.valueOf(limited(within).toSeconds());
        return Stream.concat(Stream.of("timeout", "-s", "KILL", seconds), words.stream())
                .toList();
    }

    /** The program that it is about. */
    String program() {
        return words.containsAll(JCMD) ? "jcmd" : words.getFirst();
    }

    /** Whole seconds, at least one. */
    static Duration limited(Duration within) {
        Duration least = Duration.ofSeconds(Math.max(1, within.toSeconds()));
        return least.compareTo(LONGEST) < 0 ? least : LONGEST;
    }
}
