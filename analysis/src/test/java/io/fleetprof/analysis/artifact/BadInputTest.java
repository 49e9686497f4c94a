package io.fleetprof.analysis.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.pprof.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a target or a person hands over: a value, one line, and never contents that are not there. */
class BadInputTest {
    private static final Path VERSION = Recorded.FOLDER.resolve("go1.27.4");
    private static final byte[] PROFILE = Recorded.bytes(VERSION.resolve("curl-debug-pprof-goroutine-debug0.pb.gz"));

    /** A file, and what is wrong with it. */
    record Case(String name, byte[] bytes, Defect defect) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        byte[] damaged = PROFILE.clone();
        damaged[PROFILE.length / 2] ^= 0x55;
        return Stream.of(
                new Case("nothing", new byte[0], Defect.EMPTY),
                new Case("gzip of nothing", gzip(new byte[0]), Defect.EMPTY),
                text("blanks", " \n\n", Defect.EMPTY),
                text("a page", "\n <!DOCTYPE html>\n<html><body>Sign in</body></html>", Defect.HTML),
                text("an error", "404 page not found\n", Defect.NOT_A_PROFILE),
                text("JSON", "{\"error\": \"no such profile\"}", Defect.NOT_A_PROFILE),
                text("a title alone", "goroutine profile: total 12\n", Defect.TRUNCATED),
                text("a title without a total", "goroutine profile: total\n1 @ 0x1\n", Defect.NOT_A_PROFILE),
                text("prose", "goroutine leaks are a nuisance\nand so on\n", Defect.NOT_A_PROFILE),
                text("prose after a title", "goroutine profile: total 1\n1 @ 0x1\nand so on\n", Defect.CORRUPT),
                text("a header alone", "goroutine 1 [run", Defect.NOT_A_PROFILE),
                text("half a goroutine", "goroutine 1 [running]:\nmain.main()\n", Defect.TRUNCATED),
                text("a trace", "go 1.22 trace\0\0\0" + "x\u0001".repeat(100), Defect.UNSUPPORTED),
                new Case("truncated gzip", Arrays.copyOf(PROFILE, PROFILE.length * 2 / 3), Defect.TRUNCATED),
                new Case("damaged gzip", damaged, Defect.CORRUPT),
                new Case("gzip thrice", gzip(gzip(PROFILE)), Defect.NOT_A_PROFILE),
                new Case("random bytes", new byte[] {8, 0, (byte) 0xff, 3, 9, 1}, Defect.CORRUPT),
                new Case("a bomb", gzip(new byte[64 << 20]), Defect.CORRUPT));
    }

    static Stream<Case> contradictions() {
        return Stream.of(
                proto("dangling location", goroutines().sample(List.of(7L), 1)),
                proto("dangling function", goroutines().message(4, fields -> {
                    fields.writeUInt64(1, 3);
                    fields.writeByteArray(4, new byte[] {8, 99});
                })),
                proto("dangling mapping", goroutines().message(4, fields -> {
                    fields.writeUInt64(1, 3);
                    fields.writeUInt64(2, 44);
                })),
                proto("id 0", goroutines().function(0, "main.f", "f.go", 1)),
                proto("an id twice", goroutines().function(1, "main.g", "g.go", 1)),
                proto("a string beyond the table", goroutines().message(5, fields -> {
                    fields.writeUInt64(1, 9);
                    fields.writeInt64(2, 1 << 20);
                })),
                proto("a negative string", goroutines().message(5, fields -> fields.writeInt64(2, -1))),
                proto("a sample without values", goroutines().sample(List.of(1L))),
                proto("a sample with two values", goroutines().sample(List.of(1L), 1, 2)),
                proto("a negative count", goroutines().sample(List.of(1L), -5)),
                proto("a negative length", goroutines().write(out -> {
                    out.writeUInt32NoTag(2 << 3 | 2);
                    out.writeInt32NoTag(-5);
                })),
                proto("a wire type that is none", goroutines().write(out -> out.writeUInt32NoTag(2 << 3 | 7))),
                proto("an id as a text", goroutines().message(5, fields -> fields.writeString(1, "1"))),
                proto("a group that never ends", goroutines().write(out -> out.writeUInt32NoTag(40 << 3 | 3))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused_in_one_line(Case bad) {
        Reading.Refused refused = (Reading.Refused) Recorded.read(bad.bytes());

        assertThat(refused.defect()).as(refused.line()).isEqualTo(bad.defect());
        assertThat(refused.line()).doesNotContain("\n", "Exception").hasSizeLessThan(400);
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void a_profile_that_contradicts_itself_is_refused(Case bad) {
        Reading.Refused refused = (Reading.Refused) Recorded.read(bad.bytes());

        assertThat(refused.defect()).as(refused.line()).isIn(Defect.CORRUPT, Defect.TRUNCATED);
        assertThat(refused.line()).doesNotContain("\n", "Exception").hasSizeLessThan(400);
    }

    @Test
    void the_encoder_writes_profiles_that_are_right() {
        Contents contents = ((Reading.Read) Recorded.read(goroutines().bytes())).contents();

        assertThat(contents.total(Family.GOROUTINE)).isEqualTo(3);
    }

    @Test
    void a_sample_without_locations_is_legal() {
        Contents contents =
                ((Reading.Read) Recorded.read(goroutines().sample(List.of(), 4).bytes())).contents();

        assertThat(contents.populations()).anyMatch(row -> row.key().place().equals(Place.NOWHERE) && row.count() == 4);
    }

    @Test
    void a_connection_that_breaks_is_a_truncated_file() {
        InputStream reset = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("Connection reset");
            }
        };
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(PROFILE, 0, 100), reset);

        Reading.Refused refused = (Reading.Refused) Artifact.read(breaking, Bounds.DEFAULT);

        assertThat(refused.defect()).isEqualTo(Defect.TRUNCATED);
        assertThat(refused.line()).contains("Connection reset");
    }

    @Test
    void what_passes_a_bound_is_refused() {
        assertThat(defect(new Bounds(1000, 1 << 20, 1 << 20))).isEqualTo(Defect.TOO_LARGE);
        assertThat(defect(new Bounds(1 << 20, 1000, 1 << 20))).isEqualTo(Defect.TOO_LARGE);
        assertThat(defect(new Bounds(1 << 20, 1 << 20, 20))).isEqualTo(Defect.TOO_LARGE);
    }

    private static Defect defect(Bounds bounds) {
        return ((Reading.Refused) Artifact.read(new ByteArrayInputStream(PROFILE), bounds)).defect();
    }

    @Test
    void text_that_was_cut_says_so() {
        byte[] whole = Recorded.bytes(VERSION.resolve("curl-debug-pprof-goroutine-debug2.txt"));

        Contents contents = ((Reading.Read) Recorded.read(Arrays.copyOf(whole, whole.length - 40))).contents();

        assertThat(contents.remarks()).anyMatch(remark -> remark.contains("was cut"));
    }

    private static Encoder goroutines() {
        return new Encoder()
                .sampleType("goroutine", "count")
                .function(1, "main.leak", "/src/main.go", 7)
                .sample(List.of(1L), 3);
    }

    private static Case proto(String name, Encoder encoder) {
        return new Case(name, encoder.bytes(), Defect.CORRUPT);
    }

    private static Case text(String name, String text, Defect defect) {
        return new Case(name, text.getBytes(StandardCharsets.UTF_8), defect);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(target)) {
            out.write(plain);
        }
        return target.toByteArray();
    }
}
