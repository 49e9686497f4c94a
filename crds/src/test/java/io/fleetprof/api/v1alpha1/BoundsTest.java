package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Property
    void anyTextFitsAndNeitherBreaksTheLineNorCommandsATerminal(
            @ForAll String hostile, @ForAll @IntRange(min = 2, max = 40) int max) {
        String text = Bounds.text(hostile, max);
        assertThat(text.length()).isLessThanOrEqualTo(max);
        assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void cutsBetweenCharactersAndShowsThatItCut() {
        assertThat(Bounds.text("leaks", 5)).isEqualTo("leaks");
        assertThat(Bounds.text("leaks!", 5)).isEqualTo("leak…");
        assertThat(Bounds.text("lea\uD83D\uDCA7ks", 5)).isEqualTo("lea…");
    }

    @Test
    void escapesOfATerminalDoNotReachAColumn() {
        ProfileRequestStatus status = new ProfileRequestStatus(
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                "\u001b[2Jmain.leak",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(status.worst()).isEqualTo("\uFFFD[2Jmain.leak");
    }

    @Test
    void moreThanAListHoldsIsABug() {
        assertThatThrownBy(() -> Bounds.list(Collections.nCopies(11, "x"), 10, "status.findings"))
                .hasMessage("status.findings holds at most 10, not 11");
        assertThatThrownBy(() -> new Cost(-1, 0, 0)).hasMessage("cost.pauseMillis is a count, not -1");
    }
}
