package io.fleetprof.operator.capture.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedProcessTest {
    private static final Path SELF = Path.of("/proc/self");
    private static final Path SCRIPT = Path.of("../agent-image/bin/fleetprof-figures");

    @TempDir
    Path folder;

    @Test
    void itSaysWhatALookAtTheProcessSays() throws IOException {
        ProcessRecord direct =
                seen(ProcessReader.ofThisMachine().read(ProcessHandle.current().pid()));

        ProcessRecord listed = seen(listing(whole()).read());

        assertThat(listed.pid()).isEqualTo(7);
        assertThat(listed.gauges())
                .containsEntry(Gauge.DESCRIPTOR_LIMIT, direct.gauges().get(Gauge.DESCRIPTOR_LIMIT))
                .containsEntry(Gauge.MEMORY_LIMIT_BYTES, 75_497_472L)
                .containsEntry(Gauge.MEMORY_USED_BYTES, 60_000_000L)
                .containsKeys(Gauge.THREADS, Gauge.RSS_BYTES, Gauge.UPTIME_SECONDS);
        assertThat(listed.gauges().get(Gauge.DESCRIPTORS)).isEqualTo(2);
    }

    @Test
    void whatRunsItIsToldByWhatItMaps() throws IOException {
        assertThat(listing(whole()).runtime()).isEqualTo(TargetRuntime.JVM);
        assertThat(listing("machine\n other\nend\n").runtime()).isEqualTo(TargetRuntime.UNKNOWN);
        assertThat(listing("").runtime()).isEqualTo(TargetRuntime.UNKNOWN);
    }

    @Test
    void oneThatLacksItsEndOrAFileIsRefused() throws IOException {
        assertThat(reason("")).isEqualTo(Reason.REPLY_TRUNCATED);
        assertThat(reason(whole().replace("\nend\n", "\n"))).isEqualTo(Reason.REPLY_TRUNCATED);
        assertThat(reason("pid\n 1\nend\n")).isEqualTo(Reason.NO_SUCH_PROCESS);
        assertThat(reason("pid\n 1\nstat\n 1 (x) S\nuptime\n soon\nstatus\nlimits\ncgroup\nfd\nend\n"))
                .isEqualTo(Reason.NOT_A_PROFILE);
    }

    /** Of whatever process that is: what the script prints is what is read here. */
    @Test
    void theScriptPrintsIt() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process script = new ProcessBuilder("sh", SCRIPT.toString(), "of-no-container")
                .redirectOutput(out.toFile())
                .start();

        assertThat(script.waitFor()).isZero();
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1))
                .startsWith("pid\n 1\nmachine\n other\nuptime\n ")
                .contains("\nstat\n 1 (", "\nstatus\n Name:", "\nlimits\n Limit ", "\nnet/tcp\n ", "\ncgroup\n ")
                .endsWith("\nend\n");
    }

    private static String whole() throws IOException {
        return String.join(
                "",
                "pid\n 7\nmachine\n hotspot\n",
                "uptime\n" + text(Path.of("/proc/uptime")),
                "stat\n" + text(SELF.resolve("stat")),
                "status\n" + text(SELF.resolve("status")),
                "limits\n" + text(SELF.resolve("limits")),
                "cgroup\n 0::/\n",
                "memory/memory.max\n 75497472\n",
                "memory/memory.current\n 60500000\n",
                "memory/memory.stat\n anon 1\n inactive_file 500000\n",
                "fd\n /dev/null\n socket:[1]\n",
                "end\n");
    }

    private static String text(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return lines.stream().map(line -> " " + line + "\n").collect(Collectors.joining());
    }

    private ListedProcess listing(String text) throws IOException {
        return new ListedProcess(Files.writeString(Files.createTempFile(folder, "listing", ""), text));
    }

    private Reason reason(String text) throws IOException {
        return ((Observed.Refused) listing(text).read()).reason();
    }

    private static ProcessRecord seen(Observed observed) {
        assertThat(observed).isInstanceOf(Observed.Seen.class);
        return ((Observed.Seen) observed).process();
    }
}
