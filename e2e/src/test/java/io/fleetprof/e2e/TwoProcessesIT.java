package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.e2e.Fleetprof.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of two processes of one program, given as if they were one's: the likeliest mistake, and never clean. */
class TwoProcessesIT {
    /** As far apart as a healthy goroutine of the twins lives, and a bit. */
    private static final String GO =
            "profiles: [{kind: Goroutine, snapshots: 3, interval: 3500ms}, {kind: Heap, snapshots: 2, interval: 1s}]";

    private static final String JVM = "profiles: [{kind: Threads, snapshots: 3, interval: 4s}]";

    @TempDir
    Path folder;

    @Test
    void aLeakAndItsTwinInGo() throws Exception {
        Path stored = folder.resolve("store");
        try (Workload leak = Workload.start("leak", "receive");
                Workload twin = Workload.start("twin", "receive")) {
            run(GO, stored, "url=" + leak.url(), "url=" + twin.url());
        }
        List<Path> leaky = captured(stored, "leak-1");
        List<Path> healthy = captured(stored, "twin-1");

        assertThat(analyzed(leaky).code()).isEqualTo(3);
        assertThat(analyzed(healthy).code()).isZero();
        assertStrangers(leaky, healthy, "NotOneProcess: the snapshots beside the files name 2 containers");
        assertStrangers(plain(leaky, "a", "Goroutine-"), plain(healthy, "b", "Goroutine-"), "vanish and return");
        assertStrangers(
                plain(leaky, "c", "GoroutineText-"), plain(healthy, "d", "GoroutineText-"), "NotOneProcess: goroutine");
    }

    @Test
    void twoJvms() throws Exception {
        Path stored = folder.resolve("store");
        try (JvmProgram leak = JvmProgram.start("ThreadPerRequest");
                JvmProgram idle = JvmProgram.start("IdleWorkers")) {
            run(JVM, stored, "pid=" + leak.pid(), "pid=" + idle.pid());
        }
        List<Path> leaky = captured(stored, "leak-1");
        List<Path> healthy = captured(stored, "twin-1");

        assertThat(analyzed(healthy).code()).isZero();
        assertStrangers(leaky, healthy, "NotOneProcess: the snapshots beside the files name 2 containers");
        assertStrangers(plain(leaky, "a", ".txt"), plain(healthy, "b", ".txt"), "NotOneProcess: ");
        assertStrangers(plain(leaky, "c", ".json"), plain(healthy, "d", ".json"), "NotOneProcess: the files name 2");
    }

    private void run(String profiles, Path stored, String leak, String twin) throws Exception {
        Ended ended = Fleetprof.run(
                "run",
                "-f",
                Requests.shop(folder, profiles),
                "--store",
                stored,
                "--target",
                Requests.target("leak-1", leak),
                "--target",
                Requests.target("twin-1", twin));
        assertThat(ended.complaints()).isEmpty();
    }

    /** Both together, one after the other and in turn, with and without an interval. */
    private static void assertStrangers(List<Path> one, List<Path> other, String why) throws Exception {
        List<Path> both = Stream.concat(one.stream(), other.stream()).toList();
        for (Ended ended : List.of(analyzed(both), analyzed(both, "--interval", "3500ms"))) {
            assertThat(ended.code()).as(ended.out()).isEqualTo(4);
            assertThat(ended.out().replaceAll("\\s+", " "))
                    .startsWith("Inconclusive")
                    .contains(why);
        }
    }

    private static Ended analyzed(List<Path> files, String... options) throws IOException, InterruptedException {
        List<Object> words = new ArrayList<>(List.of("analyze"));
        words.addAll(List.of(options));
        words.addAll(files);
        return Fleetprof.run(words.toArray());
    }

    /** As the capture left them, with what lies beside. */
    private static List<Path> captured(Path stored, String pod) throws IOException {
        try (Stream<Path> files = Files.walk(stored)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent()
                            .getParent()
                            .getFileName()
                            .toString()
                            .startsWith(pod))
                    .filter(file -> !file.toString().endsWith(".snapshot.json.gz"))
                    .sorted()
                    .toList();
        }
    }

    /** Copies under names that say nothing. */
    private List<Path> plain(List<Path> captured, String name, String kind) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path file : captured) {
            if (file.getFileName().toString().contains(kind)) {
                copies.add(Files.copy(file, folder.resolve(name + copies.size())));
            }
        }
        assertThat(copies).hasSize(3);
        return copies;
    }
}
