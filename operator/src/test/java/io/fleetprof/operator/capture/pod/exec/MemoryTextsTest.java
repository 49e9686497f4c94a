package io.fleetprof.operator.capture.pod.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Gauge;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTextsTest {
    @Test
    void inVersion2IdlePagesOfFilesAreFree() {
        assertThat(MemoryTexts.read("536870912\n400000000\nanon 300000000\ninactive_file 50000000\n"))
                .contains(Map.of(Gauge.MEMORY_LIMIT_BYTES, 536870912L, Gauge.MEMORY_USED_BYTES, 350000000L));
    }

    @Test
    void inVersion1TheTotalCounts() {
        assertThat(MemoryTexts.read("536870912\n400000000\ncache 1\ninactive_file 1\ntotal_inactive_file 50000000\n"))
                .contains(Map.of(Gauge.MEMORY_LIMIT_BYTES, 536870912L, Gauge.MEMORY_USED_BYTES, 350000000L));
    }

    @Test
    void noLimitIsToldFromNoAnswer() {
        assertThat(MemoryTexts.read("max\n400\nanon 1\n")).contains(Map.of(Gauge.MEMORY_USED_BYTES, 400L));
        assertThat(MemoryTexts.read("9223372036854771712\n400\ncache 1\n"))
                .contains(Map.of(Gauge.MEMORY_USED_BYTES, 400L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "536870912\n", "536870912\nanon 300\nfile 4\n", "-5\n4\nanon 1\n", "lots\n4\nanon 1\n"})
    void whatIsNoneIsUnknown(String text) {
        assertThat(MemoryTexts.read(text)).isEmpty();
    }
}
