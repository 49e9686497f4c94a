package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.e2e.Fleetprof.Ended;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps of JVMs that are damaged, far too large or made to harm: bounds are kept, and none of them is ever Clean. */
class JvmBadInputIT {
    private static final Duration A_HANG = Duration.ofMinutes(2);
    private static final String IDLE = "jdk25/IdleWorkers-every-4s/1-jcmd-thread-print.txt.gz";

    @TempDir
    Path folder;

    @Test
    void aThreadDumpCutInTheMiddle() throws Exception {
        String dump = golden(IDLE);
        Path cut = Files.writeString(folder.resolve("cut.txt"), dump.substring(0, dump.length() / 2));

        Ended ended = analyze(cut, cut);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .hasSize(2)
                .allMatch(line -> line.contains(cut + ": the file ends early") && line.contains("JNI global refs"));
    }

    @Test
    void aHundredThousandThreads() throws Exception {
        Path dump = folder.resolve("many.txt");
        String text = golden(IDLE);
        int first = text.indexOf("\"pool-");
        String thread = text.substring(first, text.indexOf("\n\n", first) + 2);
        String rest = thread.substring(thread.indexOf(" prio="));
        try (BufferedWriter out = Files.newBufferedWriter(dump)) {
            out.write(text.substring(0, first));
            for (int i = 0; i < 100_000; i++) {
                out.write("\"pool-" + i + "-thread-1\" #" + (i + 100) + " [" + i + "]" + rest);
            }
            out.write(text.substring(text.indexOf("JNI global refs")));
        }

        Ended ended = analyze(dump);

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.out()).contains("100,000 executors").contains("Inconclusive");
        assertThat(ended.took()).isLessThan(A_HANG);
    }

    /** Thread names come from requests: whatever they hold, neither a terminal nor a browser obeys it. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "md", "html", "json"})
    void namesThatAreScriptsOrEscapes(String format) throws Exception {
        String evil = "<script>alert(1)</script>\u001b]0;owned\u0007\u001b[2J\u202Eevil</style>";
        String dump = golden("jdk25/ThreadPerRequest-every-4s/1-jcmd-thread-print.txt.gz");
        String named = dump.replaceAll("\"Thread-\\d+\"", "\"" + evil + "\"")
                .replaceAll("at [a-zA-Z]+\\.", "at " + evil + ".");
        assertThat(named).contains(evil);
        Path file = Files.writeString(folder.resolve("evil.txt"), named);

        Ended ended = analyze(file, "--format", format);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.out() + ended.err()).doesNotContain("\u001b", "\u0007", "\u202E");
        if (format.equals("html")) {
            assertThat(ended.out()).doesNotContain("<script>alert", "evil</style>");
        }
    }

    /** Two programs' objects are never compared. */
    @Test
    void aHistogramOfAnotherProcess() throws Exception {
        Path folder = Goldens.jvm("jdk25/coroutine");
        Ended ended = analyze(
                folder.resolve("AuditTrail-every-1s/1-jcmd-class-histogram.txt.gz"),
                folder.resolve("StockHold-every-1s/3-jcmd-class-histogram.txt.gz"));

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.out()).contains("Inconclusive").contains("NotOneProcess");
    }

    @Test
    void recordingsThatAreDamaged() throws Exception {
        byte[] whole = bytes("jdk25/jfr/GrowingMap.jfr.gz");
        byte[] noSize = whole.clone();
        ByteBuffer.wrap(noSize).putLong(8, 0);
        byte[] broken = whole.clone();
        Arrays.fill(broken, whole.length / 3, whole.length * 2 / 3, (byte) 0x7f);
        byte[] bomb = Arrays.copyOf(whole, whole.length + (64 << 20));

        for (byte[] bytes : List.of(noSize, broken, bomb, Arrays.copyOf(whole, whole.length / 2))) {
            Path recording = Files.write(folder.resolve("bad.jfr"), bytes);

            Ended ended = analyze(recording, recording);

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err().lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("fleetprof: " + recording + ": "));
            assertThat(ended.took()).isLessThan(A_HANG);
        }
    }

    private static Ended analyze(Object... words) throws IOException, InterruptedException {
        Object[] all = new Object[words.length + 1];
        all[0] = "analyze";
        System.arraycopy(words, 0, all, 1, words.length);
        Ended ended = new Fleetprof().with("FLEETPROF_OPTS", "-Xmx64m").ended(all);
        assertThat(ended.err()).doesNotContain("\tat ", "Exception");
        return ended;
    }

    private static String golden(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String golden) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Goldens.jvm(golden)))) {
            return in.readAllBytes();
        }
    }
}
