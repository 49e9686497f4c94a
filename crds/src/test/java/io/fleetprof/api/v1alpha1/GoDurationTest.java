package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "10s,PT10S", "1m30s,PT1M30S", "1.5h,PT1H30M", "0s,PT0S", "0.001ms,PT0.000001S"})
    void readsWhatGoReads(String text, Duration length) {
        assertThat(GoDuration.parse(text)).isEqualTo(new GoDuration.Ok(new GoDuration(text)));
        assertThat(new GoDuration(text).toDuration()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "ten seconds", "10 s", "-5s", "1d", "PT10S", "s", "1..5s", "1s1s1s1s1s", "1234567s"})
    void refusesTheRestInOneLineThatSaysHow(String text) {
        assertThat(GoDuration.parse(text))
                .isEqualTo(new GoDuration.Malformed(
                        "'" + text + "' is not a duration; write it like 500ms, 10s or 1m30s"));
    }

    @Test
    void aTextThatIsNoneIsABugOfTheCaller() {
        assertThatThrownBy(() -> new GoDuration("soon")).hasMessageContaining("'soon' is not a duration");
    }

    @Property
    void addsItsParts(
            @ForAll @IntRange(max = 999) int hours,
            @ForAll @IntRange(max = 999) int minutes,
            @ForAll @IntRange(max = 999) int seconds) {
        assertThat(new GoDuration(hours + "h" + minutes + "m" + seconds + "s").toDuration())
                .isEqualTo(Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds));
    }

    @Test
    void unsetYieldsToAnother() {
        GoDuration ten = new GoDuration("10s");
        assertThat(GoDuration.UNSET.or(ten)).isEqualTo(ten);
        assertThat(ten.or(GoDuration.UNSET)).isEqualTo(ten);
    }
}
