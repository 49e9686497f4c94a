package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.e2e.Fleetprof.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no profiles: one clear line, within 64 MiB of heap and bounded time, and never a verdict. */
class BadInputIT {
    /** What a file may cost in CPU time its own tests hold; here only a reader that hangs is caught. */
    private static final Duration A_HANG = Duration.ofMinutes(2);

    private static final int MANY = 10_000_000;

    @TempDir
    Path folder;

    @Test
    void anEmptyFile() throws Exception {
        assertRefused(Files.createFile(folder.resolve("empty")), "the file is empty");
    }

    @Test
    void aTruncatedGzip() throws Exception {
        byte[] whole = Files.readAllBytes(Goldens.goroutines("go1.27.4"));

        assertRefused(Files.write(folder.resolve("cut.pb.gz"), Arrays.copyOf(whole, whole.length / 2)), "ends early");
    }

    @Test
    void aPage() throws Exception {
        assertRefused(Files.writeString(folder.resolve("g.pb.gz"), "<!DOCTYPE html><p>sign in"), "HTML page");
    }

    /** Two megabytes that expand to two gigabytes of one long name. */
    @Test
    void aBomb() throws Exception {
        Path bomb = folder.resolve("bomb.pb.gz");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] nameOfTwoGigabytes = {0x32, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
            out.write(nameOfTwoGigabytes);
            for (int i = 0; i < 2048; i++) {
                out.write(zeros);
            }
        }
        assertThat(Files.size(bomb)).isBetween(1_900_000L, 2_200_000L);

        assertRefused(bomb, "");
    }

    /** As far as its first line goes it is a profile. */
    @Test
    void tenMillionLinesOfText() throws Exception {
        Path text = folder.resolve("goroutine.txt");
        try (OutputStream out = Files.newOutputStream(text)) {
            byte[] stack = "1 @ 0x1\n#\t0x1\tmain.f+0x1\t/main.go:1\n".getBytes(StandardCharsets.US_ASCII);
            out.write("goroutine profile: total 5000000\n".getBytes(StandardCharsets.US_ASCII));
            byte[] stacks = repeat(stack, 10_000);
            for (int i = 0; i < MANY / 2 / 10_000; i++) {
                out.write(stacks);
            }
        }

        assertRefused(text, "");
    }

    private static byte[] repeat(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    private static void assertRefused(Path file, String complaint) throws IOException, InterruptedException {

        Ended ended = new Fleetprof().with("FLEETPROF_OPTS", "-Xmx64m").ended("analyze", file, file);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("fleetprof: " + file + ": "))
                .allMatch(line -> line.contains(complaint));
        assertThat(ended.took()).isLessThan(A_HANG);
    }
}
