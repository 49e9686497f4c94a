package io.fleetprof.analysis.jfr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class KnownBytesTest {
    private final KnownBytes known = new KnownBytes();

    private static byte[] row(int seed) {
        return String.valueOf(seed).repeat(1 + seed % 300).getBytes(US_ASCII);
    }

    private int find(byte[] row) {
        return known.find(row, row.length);
    }

    private int add(byte[] row) {
        return known.add(row, row.length);
    }

    @Test
    void finds_each_of_thousands_of_rows_by_its_number() {
        for (int i = 0; i < 5000; i++) {
            assertThat(find(row(i))).isZero();
            assertThat(add(row(i))).isEqualTo(i + 1);
        }
        for (int i = 0; i < 5000; i++) {
            assertThat(find(row(i))).isEqualTo(i + 1);
        }
    }

    @Test
    void tells_rows_of_one_hash_apart() {
        byte[] one = "plumless".getBytes(US_ASCII);
        byte[] other = "buckeroo".getBytes(US_ASCII);
        assertThat(hash(other)).isEqualTo(hash(one));
        int first = add(one);
        assertThat(find(other)).isZero();
        int second = add(other);
        assertThat(second).isNotEqualTo(first);
        assertThat(find(one)).isEqualTo(first);
        assertThat(find(other)).isEqualTo(second);
    }

    private static long hash(byte[] row) {
        CRC32 hash = new CRC32();
        hash.update(row);
        return hash.getValue();
    }

    @Test
    void looks_at_the_length_that_is_given_and_no_further() {
        byte[] row = "abcd".getBytes(US_ASCII);
        int shorter = known.add(row, 3);
        assertThat(find(row)).isZero();
        assertThat(find("abc".getBytes(US_ASCII))).isEqualTo(shorter);
    }
}
