package io.fleetprof.analysis.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void aLastLineWithoutNewlineIsReadAndSaidToBeCut() throws IOException {
        Lines lines = of("goroutine 1 [running]:\nmain.ma");
        assertThat(all(lines)).containsExactly("goroutine 1 [running]:", "main.ma");
        assertThat(lines.terminated()).isFalse();
    }

    @Test
    void thatALineWasCutStaysKnownHoweverOftenTheEndIsMet() throws IOException {
        Lines lines = of("main.ma");
        all(lines);
        assertThat(lines.next()).isFalse();
        assertThat(lines.next()).isFalse();
        assertThat(lines.terminated()).isFalse();
    }

    @Test
    void aTextThatEndsInANewlineIsWhole() throws IOException {
        Lines lines = of("main.main()\n");
        all(lines);
        assertThat(lines.next()).isFalse();
        assertThat(lines.terminated()).isTrue();
    }

    private static Lines of(String text) {
        return new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> all(Lines lines) throws IOException {
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.text());
        }
        return all;
    }
}
