package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The one word for the whole request. */
class VerdictsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aSingleSnapshotIsNeverClean() {
        assertThat(new Scene()
                        .pod(HOUR, Row.user(Scene.RECEIVE, "shop.work", 5))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void nothingIsNeverClean() {
        assertThat(new Scene().analyse().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void tooFewPodsAreNeverClean() {
        Scene scene = new Scene();
        for (int i = 0; i < 8; i++) {
            scene.pod(HOUR, Row.user(Scene.RECEIVE, "shop.work", 5, 5));
        }
        Analysis analysis = Detection.analyse(scene.fleet(), 10, Thresholds.DEFAULT, Optional.empty());
        assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.reason()).contains("8 of 10 pods");
    }

    @Test
    void aDoubtIsNeverClean() {
        Scene scene = new Scene().pod(HOUR, Row.user(Scene.RECEIVE, "shop.work", 5, 5));
        Analysis analysis =
                Detection.analyse(scene.fleet(), 1, Thresholds.DEFAULT, Optional.of("files of two processes"));
        assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.reason()).isEqualTo("files of two processes");
    }

    @Test
    void unknownAgeIsMissingEvidenceAndNoVeto() {
        Analysis analysis = new Scene()
                .podOfUnknownAge(Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300))
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings().getFirst().lacked()).anyMatch(line -> line.contains("age"));
    }
}
