package io.fleetprof.operator.capture.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.figures.Figures;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.target.Inspector;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedProcessTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    /** Through an agent's archive or not, a process is the same; only what changes from one look to the next differs. */
    @Test
    void itSaysWhatALookAtTheProcessSays() throws IOException {
        Path archive = folder.resolve("figures");
        long started = Inspector.ofThisMachine().started(SELF).orElseThrow();
        assertThat(Figures.collect(SELF, started, archive)).isInstanceOf(Outcome.Done.class);

        ProcessRecord direct = seen(ProcessReader.ofThisMachine().read(SELF));
        ProcessRecord archived = seen(ArchivedProcess.read(SELF, archive));

        assertThat(archived.gauges().keySet()).isEqualTo(direct.gauges().keySet());
        assertThat(archived.gauges().get(Gauge.DESCRIPTOR_LIMIT))
                .isEqualTo(direct.gauges().get(Gauge.DESCRIPTOR_LIMIT));
        assertThat(archived.gauges().get(Gauge.MEMORY_LIMIT_BYTES))
                .isEqualTo(direct.gauges().get(Gauge.MEMORY_LIMIT_BYTES));
        assertThat(archived.descriptors().keySet())
                .isEqualTo(direct.descriptors().keySet());
        assertThat(Duration.between(
                                archived.started().orElseThrow(),
                                direct.started().orElseThrow())
                        .abs())
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whatIsNoArchiveOrLacksAFileIsRefused() throws IOException {
        assertThat(reason(Files.writeString(folder.resolve("text"), "no archive")))
                .isEqualTo(Reason.NOT_A_PROFILE);
        assertThat(reason(zip(Map.of("stat", "1 (x) S 0")))).isEqualTo(Reason.NOT_A_PROFILE);
    }

    @Test
    void figuresThatAreNoneAreRefused() throws IOException {
        Map<String, String> texts = Map.of(
                "stat", "1 (x) S 0",
                "status", "Name: x",
                "limits", "",
                "cgroup", "4:memory:/../../..",
                "uptime", "soon",
                "fd", "socket:[99999999999999999999999]\nsocket:[");

        assertThat(reason(zip(texts))).isEqualTo(Reason.NOT_A_PROFILE);
    }

    private Path zip(Map<String, String> texts) throws IOException {
        Path file = Files.createTempFile(folder, "archive", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }

    private static Reason reason(Path archive) {
        return ((Observed.Refused) ArchivedProcess.read(1, archive)).reason();
    }

    private static ProcessRecord seen(Observed observed) {
        return ((Observed.Seen) observed).process();
    }
}
