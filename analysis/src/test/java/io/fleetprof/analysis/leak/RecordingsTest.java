package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Gauge;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a recording's heap says, and what it does not. */
class RecordingsTest {
    private static final Row THREADS = Row.thread(Scene.SELECT, "shop.Main.main", 5, 5, 5);
    private static final Row STARTS = Row.starts("shop.Main.main", 3);

    private static Analysis analyse(long firstMebibytes, long lastMebibytes, Row... rows) {
        return new Scene()
                .with(Gauge.HEAP_AFTER_FIRST_GC_BYTES, firstMebibytes << 20)
                .with(Gauge.HEAP_AFTER_LAST_GC_BYTES, lastMebibytes << 20)
                .pod(Duration.ofHours(1), rows)
                .analyse();
    }

    @Test
    void aRisingHeapWithoutAnyObjectSampledIsNeverClean() {
        Analysis analysis = analyse(40, 120, THREADS, STARTS);

        assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.reason())
                .startsWith("NoOldObjects: in pod-0 the heap after collection rose from 40 to 120 MiB")
                .contains("class histograms");
        assertThat(analysis.remarks()).anyMatch(remark -> remark.contains("NoOldObjects"));
    }

    @Test
    void aRisingHeapAloneIsARemarkAndNoFinding() {
        Analysis analysis = analyse(40, 120, THREADS, STARTS, Row.live("shop.Cache.ENTRIES", "[B", 12));

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.reason())
                .contains("what the heap keeps was not judged")
                .contains("from 40 to 120 MiB");
        assertThat(analysis.remarks())
                .anyMatch(remark -> remark.contains("rose from 40 to 120 MiB")
                        && remark.contains("of 12 sampled live objects 12 stand at shop.Cache.ENTRIES"));
    }

    @Test
    void aFlatHeapDoesNotBlockClean() {
        Analysis analysis = analyse(400, 404, THREADS, STARTS);

        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.remarks()).isEmpty();
    }

    @Test
    void aLeakThatIsFoundIsStillALeak() {
        assertThat(analyse(40, 120, STARTS, Row.thread(Scene.SELECT, "shop.wait", 100, 200, 300))
                        .verdict())
                .isEqualTo(Verdict.LEAKING);
    }
}
