package io.fleetprof.agent.program;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetprof.agent.Jdk;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.Leftovers;
import io.fleetprof.agent.Program;
import io.fleetprof.agent.attach.AttachedJvm;
import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.figures.Archive;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.RecordingRequest;
import io.fleetprof.agent.session.Order;
import io.fleetprof.agent.session.ProcessId;
import io.fleetprof.agent.session.SeenProcess;
import io.fleetprof.agent.session.SeenProcess.Runtime;
import io.fleetprof.agent.target.Inspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("whole-run")
class SessionTest {
    private static final RecordingRequest LONG = RecordingRequest.of(Duration.ofSeconds(50));

    private final Leftovers leftovers = Leftovers.fromNowOn();

    @TempDir
    private Path tmp;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void takes_of_a_jvm_what_it_is_ordered_to(Jdk jdk) throws Exception {
        try (Program program = Program.java(jdk, "Sleeper.java");
                AgentProgram agent = new AgentProgram(tmp)) {
            ProcessId process = seen(agent, program).id();

            assertThat(done(agent.text(new Order.Version(process)))).contains("Server VM");
            assertThat(done(agent.file(new Order.Threads(process, Jvm.Locks.OWNED), file()))
                            .file())
                    .content()
                    .contains("Sleeper.main");
            assertThat(done(agent.file(new Order.Histogram(process, Jvm.Objects.ALL), file()))
                            .file())
                    .content()
                    .contains("java.lang.String");
            done(agent.file(new Order.Record(process, RecordingRequest.of(Duration.ofSeconds(1))), file()));
            assertThat(RecordingFile.readAllEvents(file())).isNotEmpty();

            agent.endOrders();
            assertThat(agent.exitCode()).isZero();
            assertThat(tmp).isEmptyDirectory();
            assertThat(program.survives(100)).isTrue();
        }
    }

    @Test
    void sees_what_runs_beside_it_and_not_itself() throws Exception {
        try (Program jvm = Program.java(Jdk.JDK_25, "Sleeper.java");
                Program perl = Program.start(
                        List.of("perl", Program.resource("trap.pl").toString()), Map.of());
                AgentProgram agent = new AgentProgram(tmp)) {
            List<SeenProcess> seen = agent.look();
            assertThat(seen(agent, jvm).runtime()).isEqualTo(Runtime.HOT_SPOT);
            assertThat(seen(agent, jvm).residentBytes()).isGreaterThan(10 << 20);
            assertThat(seen(agent, perl).runtime()).isEqualTo(Runtime.OTHER);
            assertThat(seen)
                    .noneMatch(it -> it.id().pid() == agent.pid() || it.id().pid() == 2);
            assertThat(seen.indexOf(seen(agent, perl))).isNotEqualTo(0);
            assertThat(agent.hello().uid()).isEqualTo(Files.getAttribute(tmp, "unix:uid"));
        }
    }

    @Test
    void does_not_see_what_shares_its_container() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root to make namespaces");
        String idle = "sleep 4711 & exec \"$@\"";
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                AgentProgram agent = new AgentProgram(tmp, "unshare", "--mount", "sh", "-c", idle, "sh")) {
            long sleep = ProcessHandle.of(agent.pid())
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow()
                    .pid();
            assertThat(seen(agent, program).runtime()).isEqualTo(Runtime.HOT_SPOT);
            assertThat(agent.look()).noneMatch(it -> it.id().pid() == sleep);
        }
    }

    @Test
    void figures_are_the_kernels_own_texts() throws Exception {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                AgentProgram agent = new AgentProgram(tmp)) {
            done(agent.file(new Order.Figures(seen(agent, program).id()), file()));
            try (Archive archive = done(Archive.open(file()))) {
                assertThat(archive.lines("stat").orElseThrow().readLine()).startsWith(program.pid() + " (java)");
                assertThat(archive.lines("status").orElseThrow().lines()).anyMatch(it -> it.startsWith("Threads:"));
                assertThat(archive.lines("limits").orElseThrow().lines()).anyMatch(it -> it.startsWith("Max open"));
                assertThat(archive.lines("net/tcp").orElseThrow().readLine()).contains("local_address");
                assertThat(archive.lines(Archive.UPTIME).orElseThrow().readLine())
                        .matches("[0-9.]+ [0-9.]+");
                assertThat(archive.lines(Archive.DESCRIPTORS).orElseThrow().lines())
                        .contains("/dev/null");
                assertThat(archive.lines(Archive.CGROUP)).isPresent();
                assertThat(archive.lines("environ")).isEmpty();
            }
        }
    }

    @Test
    void a_pid_that_went_to_another_process_is_not_touched() throws Exception {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                AgentProgram agent = new AgentProgram(tmp)) {
            ProcessId now = seen(agent, program).id();
            ProcessId before = new ProcessId(now.pid(), now.startedTicks() - 1);
            assertThat(reason(agent.text(new Order.Version(before)))).isEqualTo(Reason.NO_SUCH_PROCESS);
            assertThat(reason(agent.file(new Order.Figures(before), file()))).isEqualTo(Reason.NO_SUCH_PROCESS);
            assertThat(done(agent.text(new Order.Version(now))))
                    .as("the session goes on")
                    .isNotEmpty();
        }
    }

    @Test
    void what_is_no_jvm_survives() throws Exception {
        try (Program trap = Program.start(
                        List.of("perl", Program.resource("trap.pl").toString()), Map.of());
                AgentProgram agent = new AgentProgram(tmp)) {
            assertThat(reason(agent.text(new Order.Version(seen(agent, trap).id()))))
                    .isEqualTo(Reason.NOT_A_JVM);
            assertThat(trap.survives(300)).isTrue();
        }
    }

    @Test
    void the_end_of_the_orders_stops_a_recording() throws Exception {
        assertStopped(0, AgentProgram::endOrders);
    }

    @Test
    void sigterm_stops_a_recording() throws Exception {
        assertStopped(128 + 15, AgentProgram::terminate);
    }

    private interface Ending {
        void of(AgentProgram agent) throws IOException;
    }

    private void assertStopped(int code, Ending ending) throws Exception {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                AgentProgram agent = new AgentProgram(tmp);
                AttachedJvm jvm = attached(program)) {
            agent.order(new Order.Record(seen(agent, program).id(), LONG));
            for (int i = 0; i < 300 && !recordings(jvm).contains("fleetprof-"); i++) {
                Thread.sleep(100);
            }
            assertThat(recordings(jvm)).as("or it proves nothing").contains("fleetprof-");

            ending.of(agent);

            assertThat(agent.exitCode()).isEqualTo(code);
            assertThat(recordings(jvm)).contains("No available recordings");
            assertThat(tmp).isEmptyDirectory();
            assertThat(leftovers.that(it -> it.matches("fleetprof-[0-9a-f]{16}\\.jf[rc]")))
                    .isEmpty();
        }
    }

    @Test
    void what_is_no_order_ends_the_session_and_a_newer_one_is_refused() throws Exception {
        try (AgentProgram agent = new AgentProgram(tmp)) {
            agent.shout("{\"number\":7,\"within\":1,\"order\":\"sing\"}");
            assertThat(reason(agent.answer(7))).isEqualTo(Reason.UNSUPPORTED);
            agent.shout("sing!");
            assertThat(agent.exitCode()).isEqualTo(Session.End.GARBLED.code());
            assertThat(tmp).isEmptyDirectory();
        }
    }

    @Test
    void the_next_session_removes_what_a_killed_one_left_and_nothing_else() throws Exception {
        try (AgentProgram killed = new AgentProgram(tmp);
                AgentProgram other = new AgentProgram(tmp)) {
            killed.kill();
            killed.exitCode();
            assertThat(tmp).isDirectoryContaining("glob:**fleetprof-session-*");
            try (AgentProgram next = new AgentProgram(tmp)) {
                assertThat(next.look()).isNotEmpty();
                assertThat(tmp.toFile().list())
                        .as("the other's and the next one's")
                        .hasSize(2);
                assertThat(other.look()).isNotEmpty();
            }
        }
    }

    private static SeenProcess seen(AgentProgram agent, Program program) {
        return agent.look().stream()
                .filter(it -> it.id().pid() == program.pid())
                .findFirst()
                .orElseThrow();
    }

    private static AttachedJvm attached(Program program) {
        Inspector inspector = Inspector.ofThisMachine();
        return done(inspector.inspect(program.pid()).then(process -> AttachedJvm.to(process, inspector)));
    }

    private static String recordings(AttachedJvm jvm) {
        return done(jvm.ask("JFR.check", Deadline.in(Duration.ofSeconds(20))));
    }

    private Path file() {
        return folder.resolve("file");
    }
}
