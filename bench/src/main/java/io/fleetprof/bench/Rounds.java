package io.fleetprof.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads recordings once and prints what they have; or, when told {@code -steady}, again and again in this JVM, and prints
 * the medians of wall and processor time in milliseconds, those of the first rounds left out.
 */
final class Rounds {
    private static final String STEADY = "-steady";
    private static final int WARMING = 6;
    private static final int ROUNDS = 5;

    private Rounds() {}

    /** One way to read a recording. */
    @FunctionalInterface
    interface Reader {
        RecordedEvents read(String file) throws Exception;
    }

    static void run(String[] arguments, Reader reader) throws Exception {
        for (String file : RecordedEvents.files(arguments)) {
            if (List.of(arguments).contains(STEADY)) {
                System.out.println(steady(file, reader));
            } else {
                System.out.println(reader.read(file));
            }
        }
    }

    private static String steady(String file, Reader reader) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<Long> wall = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        for (int round = 0; round < WARMING + ROUNDS; round++) {
            long start = System.nanoTime();
            long used = system.getProcessCpuTime();
            reader.read(file);
            if (round >= WARMING) {
                wall.add(System.nanoTime() - start);
                cpu.add(system.getProcessCpuTime() - used);
            }
        }
        return median(wall) + " " + median(cpu);
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1_000_000;
    }
}
