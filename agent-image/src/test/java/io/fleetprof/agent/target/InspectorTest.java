package io.fleetprof.agent.target;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static io.fleetprof.agent.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetprof.agent.Jdk;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.Program;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("whole-run")
class InspectorTest {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Inspector inspector = Inspector.ofThisMachine();

    @TempDir
    private Path folder;

    @Test
    void a_go_program_that_catches_quit_survives() throws Exception {
        Path binary = build("go", "build", "-o", "%s", "sleeper.go");
        try (Program program = Program.start(List.of(binary.toString()), Map.of())) {
            assertThat(status(program).catchesQuit()).as("or it proves nothing").isTrue();
            assertThat(refused(inspector.inspect(program.pid())).detail()).endsWith("is a Go program");
            assertThat(inspector.isJvm(program.pid())).isFalse();
            assertRefusedAndAlive(program, Reason.NOT_A_JVM);
        }
    }

    @Test
    void a_program_that_ends_gracefully_on_quit_survives() throws Exception {
        try (Program program =
                Program.start(List.of("perl", Program.resource("trap.pl").toString()), Map.of())) {
            assertThat(status(program).catchesQuit()).as("or it proves nothing").isTrue();
            assertRefusedAndAlive(program, Reason.NOT_A_JVM);
        }
    }

    @Test
    void a_native_image_is_told_by_its_heap() throws Exception {
        Path binary = build("gcc", "-o", "%s", "image.c");
        try (Program program = Program.start(List.of(binary.toString()), Map.of())) {
            assertRefusedAndAlive(program, Reason.NATIVE_IMAGE);
        }
    }

    @Test
    void a_jvm_that_leaves_quit_to_the_kernel_survives() throws Exception {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java", "-Xrs")) {
            assertThat(inspector.isJvm(program.pid())).isTrue();
            assertRefusedAndAlive(program, Reason.NOT_A_JVM);
        }
    }

    @Test
    void a_process_that_ended_is_gone_and_its_id_is_not_signalled_again() {
        JvmProcess jvm;
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java")) {
            jvm = done(inspector.inspect(program.pid()));
        }
        assertThat(reason(inspector.inspect(jvm.pid()))).isEqualTo(Reason.NO_SUCH_PROCESS);
        assertThat(reason(inspector.quit(jvm))).isEqualTo(Reason.NO_SUCH_PROCESS);
        assertThat(reason(inspector.inspect(Long.MAX_VALUE))).isEqualTo(Reason.NO_SUCH_PROCESS);
        assertThat(reason(inspector.inspect(-1))).isEqualTo(Reason.NO_SUCH_PROCESS);
    }

    @Test
    void another_process_under_the_same_id_is_not_signalled() throws Exception {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java", "-XX:+DisableAttachMechanism")) {
            JvmProcess now = done(inspector.inspect(program.pid()));
            JvmProcess before = new JvmProcess(
                    now.pid(), now.pidInside(), now.uid(), now.gid(), now.started() - 1, now.attachable());
            assertThat(reason(inspector.quit(before))).isEqualTo(Reason.NO_SUCH_PROCESS);
            assertThat(inspector.isAlive(before)).isFalse();
            assertThat(inspector.isAlive(now)).isTrue();
        }
    }

    @Test
    void root_reaches_a_jvm_of_another_user() throws Exception {
        assumeRoot();
        try (Program program = nobodys();
                Jvm jvm = done(Jvm.of(program.pid()))) {
            assertThat(done(jvm.version(Duration.ofSeconds(20)))).contains("JDK 25");
        }
    }

    @Test
    void another_user_is_told_to_run_as_the_owner() throws Exception {
        assumeRoot();
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java")) {
            assertThat(inspectedByNobody(program.pid()))
                    .isEqualTo("PERMISSION_DENIED pid %d runs as 0:0, this is 65534:65534".formatted(program.pid()));
            assertThat(program.survives(100)).isTrue();
        }
    }

    private void assertRefusedAndAlive(Program program, Reason reason) throws InterruptedException {
        assertThat(reason(Jvm.of(program.pid()))).isEqualTo(reason);
        assertThat(refused(Jvm.of(program.pid())).detail()).contains("pid " + program.pid());
        assertThat(program.survives(300)).isTrue();
    }

    private static ProcessStatus status(Program program) throws IOException {
        return ProcessStatus.of(Files.readString(Path.of("/proc/" + program.pid() + "/status")));
    }

    /** Builds the last of the words, a program of ours, into a file that stands for the placeholder. */
    private Path build(String... words) throws Exception {
        Path binary = folder.resolve("program");
        List<String> command = new ArrayList<>(List.of(words));
        command.replaceAll(word -> word.equals("%s") ? binary.toString() : word);
        command.set(command.size() - 1, Program.resource(command.getLast()).toString());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Map.of("GO111MODULE", "off", "GOTOOLCHAIN", "local"));
        assertThat(builder.start().waitFor()).isZero();
        return binary;
    }

    private Program nobodys() throws IOException {
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(List.of(Jdk.JDK_25.java().toString(), "-Xmx64m"));
        command.add(published().resolve("Sleeper.java").toString());
        Program.published("Sleeper.java", folder);
        return Program.start(command, Map.of());
    }

    /** The inspection by a process of another user, which reads our classes from a copy it may see. */
    private String inspectedByNobody(long pid) throws Exception {
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(List.of(Jdk.JDK_25.java().toString(), "-Xmx64m", "-cp", classes(), Inspection.class.getName()));
        command.add(Long.toString(pid));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private String classes() throws IOException {
        Path copy = published();
        for (String part : System.getProperty("java.class.path").split(":")) {
            Path from = Path.of(part);
            if (Files.isDirectory(from)) {
                try (var files = Files.walk(from)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Path to = copy.resolve(from.relativize(file).toString());
                        Files.createDirectories(to.getParent());
                        Files.copy(file, to);
                    }
                }
            }
        }
        return copy.toString();
    }

    private Path published() throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assumeRoot() {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root to become somebody else");
    }
}
