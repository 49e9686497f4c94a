package io.fleetprof.analysis.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class CallsTest {
    private static Calls calls(boolean nativeLeaf) {
        Calls calls = new Calls();
        for (int i = 0; i < 300; i++) {
            calls.add(i * 1_000_003, i * 217);
        }
        calls.end(nativeLeaf);
        return calls;
    }

    @Test
    void give_back_methods_and_lines() {
        Calls calls = calls(false);
        assertThat(calls.size()).isEqualTo(300);
        for (int i = 0; i < 300; i++) {
            assertThat(calls.method(i)).isEqualTo(i * 1_000_003);
            assertThat(calls.line(i)).isEqualTo(i * 217);
        }
    }

    @Test
    void differ_by_whether_their_leaf_is_native() {
        assertThat(written(calls(true))).isNotEqualTo(written(calls(false)));
        assertThat(written(calls(true))).isEqualTo(written(calls(true)));
    }

    private static byte[] written(Calls calls) {
        return Arrays.copyOf(calls.bytes(), calls.length());
    }
}
