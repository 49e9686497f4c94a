package io.fleetprof.analysis.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.pprof.Encoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file may cost 64 MiB and 2 s for each MiB of it; a JVM with no more heap than that is the judge. */
@Tag("whole-run")
class CostTest {
    private static final String GOROUTINE = """
            goroutine %1$d [chan receive, %1$d minutes]:
            main.(*worker%2$d).run(0xc000%1$06x, {0xc00010, 0x3})
            \t/src/shop/worker.go:%2$d +0x1d
            main.serve.func1()
            \t/src/shop/serve.go:22 +0x2f
            created by main.serve in goroutine 1
            \t/src/shop/serve.go:21 +0x8c

            """;

    @TempDir
    private Path folder;

    @Test
    void a_dump_of_50_mb_fits_in_64() throws Exception {
        Path dump = lines("dump.txt", 250_000, i -> GOROUTINE.formatted(i + 1, i % 500));
        assertThat(Files.size(dump)).isGreaterThan(50_000_000);

        assertThat(read(dump, 64, 100)).isEqualTo("250000 goroutines");
    }

    @Test
    void ten_million_lines_of_text_are_refused() throws Exception {
        assertThat(read(lines("text.txt", 10_000_000, i -> "goroutine of the day\n"), 64, 60))
                .isEqualTo(Defect.NOT_A_PROFILE.name());
        assertThat(read(
                        lines("counts.txt", 10_000_000, i -> i == 0 ? "goroutine profile: total 1\n" : "1 @ 0x1\n"),
                        64,
                        60))
                .isEqualTo(Defect.TOO_LARGE.name());
    }

    @Test
    void a_mib_of_stacks_that_are_all_different_fits_in_64() throws Exception {
        Path dump = lines(
                "different.txt",
                12_000,
                i -> "goroutine %1$d [x%1$d]:\na.f%1$d()\n\t/a%1$d.go:%1$d\na.g%1$d()\n\t/b%1$d.go:%1$d\n\n"
                        .formatted(i));
        assertThat(Files.size(dump)).isBetween(800_000L, 1_100_000L);

        assertThat(read(dump, 64, 2)).isIn("12000 goroutines", Defect.TOO_LARGE.name());
    }

    @Test
    void bombs_of_two_mb_stay_small() throws Exception {
        assertThat(read(bomb("zeros.gz", new byte[1000], 2000), 128, 4)).isEqualTo(Defect.CORRUPT.name());
        assertThat(read(bomb("string.gz", length(6, 1_000_000_000), 1), 128, 4)).isEqualTo(Defect.CORRUPT.name());
        assertThat(read(bomb("strings.gz", new Encoder().message(6, out -> {}).bytes(), 200_000_000), 128, 4))
                .isEqualTo(Defect.TOO_LARGE.name());
        assertThat(read(bomb("samples.gz", new Encoder().sample(List.of(), 1).bytes(), 200_000_000), 128, 4))
                .isEqualTo(Defect.TOO_LARGE.name());
        assertThat(read(bomb("dump.gz", GOROUTINE.formatted(1, 1).getBytes(UTF_8), 4_000_000), 128, 4))
                .endsWith(" goroutines");
    }

    /** A field that promises so many bytes, and gives the first million. */
    private static byte[] length(int field, int promised) {
        return new Encoder()
                .write(out -> {
                    out.writeUInt32NoTag(field << 3 | 2);
                    out.writeUInt32NoTag(promised);
                    out.writeRawBytes(new byte[1_000_000]);
                })
                .bytes();
    }

    /** Repeats a block until the file has 2 MB, or the block was repeated often enough. */
    private Path bomb(String name, byte[] block, int times) throws IOException {
        Path file = folder.resolve(name);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            byte[] chunk = repeat(block, Math.max(1, (1 << 16) / block.length));
            for (long written = 0; written < (long) times * block.length && Files.size(file) < 2_000_000; ) {
                out.write(chunk);
                written += chunk.length;
            }
        }
        return file;
    }

    private static byte[] repeat(byte[] block, int times) {
        byte[] chunk = new byte[block.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(block, 0, chunk, i * block.length, block.length);
        }
        return chunk;
    }

    private Path lines(String name, int count, IntFunction<String> line) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                out.write(line.apply(i).getBytes(UTF_8));
            }
        }
        return file;
    }

    /** Other work on the machine costs time but not CPU time, so that is what is bounded. */
    private String read(Path file, int heapMib, int seconds) throws Exception {
        Path output = folder.resolve("output.txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMib + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadOne.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = child.waitFor(120, TimeUnit.SECONDS);
        child.destroyForcibly().waitFor();
        List<String> lines = Files.readAllLines(output);
        assertThat(ended).as("%s: %s", file, lines).isTrue();
        assertThat(lines).as("output for " + file).hasSize(2);
        assertThat(Integer.parseInt(lines.getLast()))
                .as("CPU seconds for " + file)
                .isLessThan(seconds);
        return lines.getFirst();
    }
}
