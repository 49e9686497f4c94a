package io.fleetprof.analysis.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HeapDumpFileTest {
    private static final int STRING = 1;
    private static final int SEGMENT = 0x1c;
    private static final int END = 0x2c;

    @Test
    void a_dump_with_its_end_is_whole() throws IOException {
        assertThat(defect(gzip(dump(STRING, SEGMENT, END)))).isEmpty();
    }

    /** The JVM compresses block by block. */
    @Test
    void members_of_gzip_are_one_file() throws IOException {
        byte[] dump = dump(STRING, SEGMENT, END);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(Arrays.copyOf(dump, 40)));
        members.write(gzip(Arrays.copyOfRange(dump, 40, dump.length)));

        assertThat(defect(members.toByteArray())).isEmpty();
    }

    @Test
    void one_without_its_end_was_cut() throws IOException {
        assertThat(defect(gzip(dump(STRING, SEGMENT)))).contains(Defect.TRUNCATED);
    }

    @Test
    void wherever_it_is_cut_it_is_not_whole() throws IOException {
        byte[] dump = dump(STRING, SEGMENT, END);
        byte[] file = gzip(dump);
        for (int length = 0; length < dump.length; length++) {
            assertThat(defect(gzip(Arrays.copyOf(dump, length))))
                    .as("%d bytes", length)
                    .isPresent();
        }
        for (int length = 0; length < file.length; length++) {
            assertThat(defect(Arrays.copyOf(file, length)))
                    .as("%d bytes", length)
                    .isPresent();
        }
    }

    @Test
    void another_file_is_none() throws IOException {
        assertThat(defect(gzip("FLR".getBytes(StandardCharsets.US_ASCII)))).contains(Defect.NOT_A_PROFILE);
        assertThat(defect("plain".getBytes(StandardCharsets.US_ASCII))).isPresent();
    }

    private static Optional<Defect> defect(byte[] file) {
        return HeapDumpFile.defect(new ByteArrayInputStream(file)).map(Reading.Refused::defect);
    }

    private static byte[] dump(int... tags) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream dump = new DataOutputStream(bytes);
        dump.write("JAVA PROFILE 1.0.2\0".getBytes(StandardCharsets.US_ASCII));
        dump.writeInt(8);
        dump.writeLong(0);
        for (int tag : tags) {
            int length = tag == END ? 0 : 50;
            dump.writeByte(tag);
            dump.writeInt(0);
            dump.writeInt(length);
            dump.write(new byte[length]);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(bytes);
        }
        return file.toByteArray();
    }
}
