package io.fleetprof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Works and has itself recorded until the recording has so many megabytes: deep stacks in thousands of shapes, small
 * allocations, short parks, contended monitors, short-lived threads, and a map that grows. JFR's own profile settings,
 * with the thresholds taken off so that it does not take an hour.
 */
public final class RecordLoad {
    private static final Map<Integer, byte[]> KEPT = new HashMap<>();
    private static final Object MONITOR = new Object();
    private static final int DEPTH = 24;
    private static volatile Object sink;

    private RecordLoad() {}

    /** Takes the file to write and its size in megabytes. */
    public static void main(String[] arguments) throws IOException, ParseException, InterruptedException {
        // What runs the recorder is left out by both sides, which know it by its thread's name.
        Thread.currentThread().setName("JFR load");
        Path to = Path.of(arguments[0]);
        long bytes = Long.parseLong(arguments[1]) * 1_000_000;
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.enable("jdk.ObjectAllocationSample").with("throttle", "off");
            recording.enable("jdk.OldObjectSample").with("cutoff", "500 ms");
            List.of("jdk.ThreadPark", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait")
                    .forEach(event -> recording.enable(event).withThreshold(Duration.ZERO));
            recording.setMaxSize(2 * bytes);
            recording.start();
            for (int i = 0; i < 3; i++) {
                Thread.ofPlatform().daemon().name("worker-" + i).start(RecordLoad::work);
            }
            while (recording.getSize() < bytes) {
                Thread.sleep(100);
            }
            recording.dump(to);
        }
        System.out.println(to + " " + Files.size(to));
    }

    private static void work() {
        for (int i = 0; ; i++) {
            a(ThreadLocalRandom.current().nextInt(1 << 12), DEPTH);
            if (i % 100_000 == 0) {
                Thread.ofPlatform().daemon().start(() -> sink = new byte[64]);
                synchronized (KEPT) {
                    KEPT.put(KEPT.size() % 20_000, new byte[512]);
                }
            }
        }
    }

    /** The bits of the shape say which of two methods is next: 4096 different stacks. */
    private static void a(int shape, int depth) {
        if (depth == 0) {
            end(shape);
        } else if ((shape & 1) == 0) {
            a(shape >> 1, depth - 1);
        } else {
            b(shape >> 1, depth - 1);
        }
    }

    private static void b(int shape, int depth) {
        if (depth == 0) {
            end(shape);
        } else if ((shape & 1) == 0) {
            a(shape >> 1, depth - 1);
        } else {
            b(shape >> 1, depth - 1);
        }
    }

    private static void end(int shape) {
        sink = new byte[256];
        int choice = ThreadLocalRandom.current().nextInt(100);
        if (choice < 2) {
            LockSupport.parkNanos(1);
        } else if (choice < 8) {
            synchronized (MONITOR) {
                sink = new int[64 + shape];
            }
        }
    }
}
