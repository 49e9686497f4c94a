package io.fleetprof.operator.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In JVMs of their own, with the collector of the image. */
class SmallHeapTest {
    private static final long MIB = 1 << 20;
    /** The notice comes a moment late: more than the program promises itself, less than the collector takes. */
    private static final long BETWEEN = 90 * MIB;

    @Test
    void garbageDoesNotFillTheHeap() throws Exception {
        assertThat(peak(false)).as("what the collector does by itself").isGreaterThan(BETWEEN);
        assertThat(peak(true)).isLessThan(BETWEEN);
    }

    @Test
    void whatLivesMayGrow() {
        assertThat(SmallHeap.next(10 * MIB)).isEqualTo(SmallHeap.SMALL);
        assertThat(SmallHeap.next(80 * MIB)).isEqualTo(100 * MIB);
    }

    /** The most bytes that the old generation held. */
    private static long peak(boolean thrifty) throws IOException, InterruptedException {
        Process churning = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx160m",
                        "-XX:MaxNewSize=12m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Churn.class.getName(),
                        String.valueOf(thrifty))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(churning.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(churning.waitFor()).isZero();
        return Long.parseLong(out.strip());
    }

    /** Keeps 12 MiB alive and replaces them over and over, so that the old generation fills with garbage. */
    static final class Churn {
        private static final int PIECE = 4 << 10;
        private static final int ALIVE = 3_000;
        private static final int ROUNDS = 60_000;

        private Churn() {}

        public static void main(String[] arguments) throws InterruptedException {
            MemoryPoolMXBean pool = SmallHeap.watched().orElseThrow();
            if (Boolean.parseBoolean(arguments[0])) {
                SmallHeap.watch(pool);
            }
            byte[][] alive = new byte[ALIVE][];
            for (int i = 0; i < ROUNDS; i++) {
                alive[i % ALIVE] = new byte[PIECE];
                if (i % 50 == 0) {
                    Thread.sleep(1);
                }
            }
            System.out.println(pool.getPeakUsage().getUsed());
        }
    }
}
