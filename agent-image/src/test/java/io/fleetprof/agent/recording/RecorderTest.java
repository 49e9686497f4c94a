package io.fleetprof.agent.recording;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.Jdk;
import io.fleetprof.agent.Leftovers;
import io.fleetprof.agent.Program;
import io.fleetprof.agent.attach.AttachedJvm;
import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.target.Inspector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("whole-run")
class RecorderTest {
    private final Leftovers leftovers = Leftovers.fromNowOn();

    private static final List<String> CANARIES =
            List.of("canary-environment", "canary-property", "canary-argument", "canary-neighbour");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void keeps_no_secret_of_a_shared_chunk_and_leaves_the_other_recording_alone(Jdk jdk) throws Exception {
        try (Program neighbour =
                        Program.start(List.of("sh", "-c", "echo ready; sleep 600", "canary-neighbour"), Map.of());
                Program program = recorded(jdk);
                AttachedJvm jvm = attached(program)) {
            String before = recordings(jvm);

            long bytes = record(jvm, RecordingRequest.of(Duration.ofSeconds(2)).withHolders());

            assertThat(neighbour.isAlive()).isTrue();
            assertThat(recordings(jvm)).isEqualTo(before).contains("name=mine", "(running)");
            assertThat(Files.size(recording())).isEqualTo(bytes);
            assertThat(canaries(theirs(jvm))).as("what there was to leak").isEqualTo(CANARIES);
            assertThat(canaries(recording())).isEmpty();
            assertThat(leftovers.that(Names::isFile)).isEmpty();
            assertThat(folder).isDirectoryNotContaining("glob:**.raw");
        }
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void finds_what_holds_old_objects(Jdk jdk) throws Exception {
        try (Program program = recorded(jdk);
                AttachedJvm jvm = attached(program)) {
            record(jvm, RecordingRequest.of(Duration.ofSeconds(5)).withHolders());

            List<RecordedEvent> events = RecordingFile.readAllEvents(recording());
            assertThat(events.stream().map(it -> it.getEventType().getName()).collect(Collectors.toSet()))
                    .contains("jdk.JavaThreadStatistics", "jdk.ClassLoadingStatistics", "jdk.OldObjectSample");
            assertThat(events.stream().filter(it -> it.getEventType().getName().equals("jdk.OldObjectSample")))
                    .anyMatch(it -> it.getStackTrace() != null)
                    .anyMatch(it -> it.toString().contains("Recorded.KEPT")
                            || it.toString().contains("KEPT"));
        }
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void closes_what_an_earlier_recording_of_ours_left(Jdk jdk) throws Exception {
        String left = "fleetprof-0123456789abcdef";
        try (Program program = Program.java(jdk, "Sleeper.java");
                AttachedJvm jvm = attached(program)) {
            done(jvm.ask("JFR.start name=%s duration=600s filename=/tmp/%s.jfr".formatted(left, left), soon()));
            done(jvm.ask("JFR.start name=%s-theirs".formatted(left), soon()));

            record(jvm, RecordingRequest.of(Duration.ofSeconds(1)));

            assertThat(recordings(jvm)).contains(left + "-theirs").doesNotContain(left + " ");
            assertThat(leftovers.that((left + ".jfr")::equals)).isEmpty();
        }
    }

    @Test
    void a_jvm_that_ends_while_it_is_recorded_is_gone() throws Exception {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                AttachedJvm jvm = attached(program)) {
            Thread.ofVirtual().start(() -> {
                Deadline.in(Duration.ofSeconds(2)).sleep(Duration.ofSeconds(2));
                program.close();
            });
            assertThat(reason(
                            new Recorder(jvm).record(RecordingRequest.of(Duration.ofSeconds(20)), recording(), soon())))
                    .isEqualTo(Reason.NO_SUCH_PROCESS);
        }
    }

    @Test
    void a_runtime_without_the_module_of_jfr_is_told() throws Exception {
        Path runtime = folder.resolve("runtime");
        Path jlink = Jdk.JDK_25.java().resolveSibling("jlink");
        assertThat(new ProcessBuilder(jlink.toString(), "--add-modules=jdk.compiler", "--output=" + runtime)
                        .start()
                        .waitFor())
                .isZero();
        String java = runtime.resolve("bin/java").toString();
        String source = Program.resource("Sleeper.java").toString();
        try (Program program = Program.start(List.of(java, "-Xmx64m", source), Map.of());
                AttachedJvm jvm = attached(program)) {
            assertThat(reason(
                            new Recorder(jvm).record(RecordingRequest.of(Duration.ofSeconds(1)), recording(), soon())))
                    .isEqualTo(Reason.NO_JFR_MODULE);
        }
    }

    @Test
    void a_third_of_the_room_is_taken_at_most() {
        assertThat(Room.of(300L << 20)).isEqualTo(Outcome.done(64L << 20));
        assertThat(Room.of(60L << 20)).isEqualTo(Outcome.done(20L << 20));
        assertThat(reason(Room.of(35L << 20))).isEqualTo(Reason.TMP_FULL);
    }

    @Test
    void a_recording_that_does_not_fit_into_the_time_is_not_begun() {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                AttachedJvm jvm = attached(program)) {
            assertThat(reason(new Recorder(jvm)
                            .record(
                                    RecordingRequest.of(Duration.ofSeconds(60)),
                                    recording(),
                                    Deadline.in(Duration.ofSeconds(30)))))
                    .isEqualTo(Reason.TIMEOUT);
            assertThat(recordings(jvm)).contains("No available recordings");
        }
    }

    private static Program recorded(Jdk jdk) {
        List<String> command = List.of(
                jdk.java().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dsecret=canary-property",
                Program.resource("Recorded.java").toString(),
                "canary-argument");
        return Program.start(command, Map.of("SECRET", "canary-environment"));
    }

    private long record(AttachedJvm jvm, RecordingRequest request) {
        return done(new Recorder(jvm).record(request, recording(), soon()));
    }

    /** What the program's own recording holds. */
    private Path theirs(AttachedJvm jvm) {
        Path dump = folder.resolve("theirs.jfr");
        done(jvm.ask("JFR.dump name=mine filename=" + dump, soon()));
        return dump;
    }

    private static List<String> canaries(Path file) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        return CANARIES.stream().filter(bytes::contains).toList();
    }

    private static String recordings(AttachedJvm jvm) {
        return done(jvm.ask("JFR.check", soon()));
    }

    private Path recording() {
        return folder.resolve("recording.jfr");
    }

    private static AttachedJvm attached(Program program) {
        Inspector inspector = Inspector.ofThisMachine();
        return done(inspector.inspect(program.pid()).then(process -> AttachedJvm.to(process, inspector)));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(40));
    }
}
