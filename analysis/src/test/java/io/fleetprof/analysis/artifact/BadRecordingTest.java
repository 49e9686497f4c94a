package io.fleetprof.analysis.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings that were cut, forged or damaged. */
class BadRecordingTest {
    private static final byte[] WHOLE = whole("GrowingMap");
    private static final int SIZE = 8;
    private static final int CONSTANTS = 16;
    private static final int METADATA = 24;
    private static final int HEADER = 68;

    /** A recording, what was done to it, and what is said of it. */
    record Case(String name, byte[] bytes, Defect defect) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case changed(String name, Defect defect, Consumer<ByteBuffer> change) {
        byte[] bytes = WHOLE.clone();
        change.accept(ByteBuffer.wrap(bytes));
        return new Case(name, bytes, defect);
    }

    static Stream<Case> cases() {
        int constants = (int) ByteBuffer.wrap(WHOLE).getLong(CONSTANTS);
        int metadata = (int) ByteBuffer.wrap(WHOLE).getLong(METADATA);
        return Stream.of(
                new Case("a magic number alone", Arrays.copyOf(WHOLE, 4), Defect.CORRUPT),
                new Case("a header alone", Arrays.copyOf(WHOLE, HEADER), Defect.CORRUPT),
                changed("a chunk of no bytes", Defect.CORRUPT, file -> file.putLong(SIZE, 0)),
                changed("a chunk of less than a header", Defect.CORRUPT, file -> file.putLong(SIZE, 67)),
                changed("a chunk of less than it has", Defect.CORRUPT, file -> file.putLong(SIZE, WHOLE.length - 100)),
                changed("a chunk of a gigabyte", Defect.CORRUPT, file -> file.putLong(SIZE, 1 << 30)),
                changed("a chunk of less than nothing", Defect.CORRUPT, file -> file.putLong(SIZE, -1)),
                changed("a chunk nobody closed", Defect.CORRUPT, file -> file.putLong(CONSTANTS, 0)),
                changed("constants behind the end", Defect.CORRUPT, file -> file.putLong(CONSTANTS, WHOLE.length)),
                changed("no clock", Defect.CORRUPT, file -> file.putLong(56, 0)),
                changed("another version", Defect.UNSUPPORTED, file -> file.putShort(4, (short) 1)),
                changed("constants in the header", Defect.CORRUPT, file -> file.putLong(CONSTANTS, HEADER)),
                changed("no types", Defect.CORRUPT, file -> fill(file, metadata, 0)),
                changed("a list of types without end", Defect.TOO_LARGE, file -> varints(file, metadata, 5)),
                changed("events of no bytes", Defect.CORRUPT, file -> file.put(HEADER, (byte) 0)),
                changed("an event of a gigabyte", Defect.CORRUPT, file -> varint(file, HEADER)),
                changed("pools without end", Defect.CORRUPT, file -> varints(file, constants, 6)),
                changed("constants without end", Defect.CORRUPT, file -> varints(file, constants, 8)),
                new Case("a recording and a half", joined(WHOLE, WHOLE.length / 2), Defect.CORRUPT),
                new Case("a recording and text", joined(WHOLE, "hello".getBytes(UTF_8)), Defect.CORRUPT));
    }

    private static void fill(ByteBuffer file, int at, int value) {
        for (int i = at; i < file.limit(); i++) {
            file.put(i, (byte) value);
        }
    }

    /** The largest number there is. */
    private static void varint(ByteBuffer file, int at) {
        file.put(at, new byte[] {-1, -1, -1, -1, 7});
    }

    /** Skips so many numbers, and makes the next one the largest there is. */
    private static void varints(ByteBuffer file, int at, int skipped) {
        int position = at;
        for (int i = 0; i < skipped; position++) {
            i += file.get(position) >= 0 ? 1 : 0;
        }
        varint(file, position);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused_in_one_line(Case bad) {
        Reading.Refused refused = (Reading.Refused) Recorded.read(bad.bytes());

        assertThat(refused.line()).doesNotContain("\n", "\tat ").hasSizeLessThan(400);
        assertThat(refused.defect()).as(refused.line()).isEqualTo(bad.defect());
    }

    @Test
    void a_recording_cut_anywhere_is_refused() {
        assertThat(IntStream.iterate(4, cut -> cut < WHOLE.length, cut -> cut + 61)
                        .mapToObj(cut -> Recorded.read(Arrays.copyOf(WHOLE, cut))))
                .hasSizeGreaterThan(1000)
                .allMatch(reading -> reading instanceof Reading.Refused);
    }

    /** The rest of the file is as it was, so a change shows nothing or is refused; it is never read as nothing. */
    @Test
    void bytes_changed_at_random_never_throw_and_are_never_read_as_nothing() {
        Random random = new Random(4);
        for (int i = 0; i < 30; i++) {
            byte[] bytes = WHOLE.clone();
            int at = HEADER + random.nextInt(bytes.length - HEADER - 9);
            byte[] noise = new byte[1 + random.nextInt(8)];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, at, noise.length);
            switch (Recorded.read(bytes)) {
                case Reading.Read(Contents contents) ->
                    assertThat(contents.populations()).isNotEmpty();
                case Reading.Refused refused -> assertThat(refused.line()).doesNotContain("\n", "\tat ");
            }
        }
    }

    @Test
    void stacks_are_refused_likewise() {
        byte[] half = Arrays.copyOf(WHOLE, WHOLE.length / 2);

        StackFile file = StackFile.read(new ByteArrayInputStream(half), Bounds.DEFAULT);

        assertThat(((StackFile.Refused) file).reason().defect()).isEqualTo(Defect.CORRUPT);
    }

    @Test
    void no_file_is_left_behind(@TempDir Path temporary, @TempDir Path folder) throws Exception {
        Path good = Files.write(folder.resolve("good.jfr"), WHOLE);
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(WHOLE, 10_000));
        Path bad = Files.write(
                folder.resolve("bad.jfr"),
                changed("", Defect.CORRUPT, file -> fill(file, HEADER, 0)).bytes());

        assertThat(readIn(temporary, good)).contains(" goroutines");
        assertThat(readIn(temporary, cut)).startsWith(Defect.CORRUPT.name());
        assertThat(readIn(temporary, bad)).startsWith(Defect.CORRUPT.name());
        assertThat(temporary).isEmptyDirectory();
    }

    private static String readIn(Path temporary, Path file) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadOne.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        return output;
    }

    private static byte[] joined(byte[] first, int length) {
        return joined(first, Arrays.copyOf(first, length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] whole(String program) {
        Path file = Recorded.JVM_FOLDER.resolve("jdk25/jfr").resolve(program + ".jfr.gz");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Recorded.bytes(file)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
