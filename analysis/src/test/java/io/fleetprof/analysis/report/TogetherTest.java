package io.fleetprof.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.facts.Recorded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** All that a run takes of one JVM, judged as one: a recording, three thread dumps and three histograms of a static map. */
class TogetherTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/findings/WishBook.json");

    private final Report report = Recorded.report("jvm/jdk25/together/WishBook-every-2s");

    TogetherTest() throws IOException {}

    @Test
    void a_class_that_grows_is_named_with_the_field_that_holds_it() {
        assertThat(report.fleet().snapshots().values())
                .extracting(snapshot -> snapshot.contents().source())
                .containsOnly(Source.HISTOGRAM, Source.THREAD_PRINT, Source.JFR);
        assertThat(report.analysis().findings()).hasSize(1);
        Finding finding = report.analysis().findings().getFirst();
        assertThat(finding.location().function()).isEqualTo("wishlist.HeartsDesire");
        assertThat(finding.had()).anyMatch(line -> line.startsWith("held by wishlist.WishBook.REMEMBERED_WISHES"));
        assertThat(finding.remedy()).contains("Bound wishlist.WishBook.REMEMBERED_WISHES");
    }

    @Test
    void its_findings_are_what_they_were_before() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingsJson.write(report, out);
        String json = out.toString(StandardCharsets.UTF_8) + "\n";

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, json);
        }
        assertThat(json).isEqualTo(Files.readString(GOLDEN));
    }
}
