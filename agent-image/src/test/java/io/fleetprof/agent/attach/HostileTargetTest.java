package io.fleetprof.agent.attach;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static io.fleetprof.agent.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetprof.agent.Jdk;
import io.fleetprof.agent.Program;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.target.Inspector;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands at the place of the attach socket was put there by somebody who means no good. */
@Tag("whole-run")
class HostileTargetTest {
    private static final Duration SHORT = Duration.ofMillis(700);

    private final Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
    private final Path socket = Path.of("/tmp/.java_pid" + program.pid());
    private AttachedJvm jvm;

    @TempDir
    private Path folder;

    @BeforeEach
    void attach() {
        Inspector inspector = Inspector.ofThisMachine();
        jvm = done(inspector.inspect(program.pid()).then(process -> AttachedJvm.to(process, inspector)));
    }

    @AfterEach
    void end() throws IOException {
        jvm.close();
        program.close();
        Files.deleteIfExists(socket);
    }

    @Test
    void a_socket_that_never_answers_ends_with_the_time() throws IOException {
        try (ServerSocketChannel _ = serve(socket)) {
            assertThat(reason(jvm.ask("VM.version", Deadline.in(SHORT)))).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void an_answer_by_the_drop_ends_with_the_time() throws IOException {
        try (ServerSocketChannel server = serve(socket)) {
            answer(server, "0\n", "x", Duration.ofMillis(50));
            assertThat(reason(jvm.ask("VM.version", Deadline.in(SHORT)))).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void an_endless_answer_ends_at_its_bound() throws IOException {
        try (ServerSocketChannel server = serve(socket)) {
            answer(server, "0\n", "x".repeat(1 << 16), Duration.ZERO);
            assertThat(reason(jvm.ask("VM.version", Deadline.in(Duration.ofSeconds(20)))))
                    .isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void an_answer_without_a_status_is_none() throws IOException {
        try (ServerSocketChannel server = serve(socket)) {
            answer(server, "\u001b[2J<script>", "x", Duration.ZERO);
            var refused = refused(jvm.ask("VM.version", Deadline.in(SHORT)));
            assertThat(refused.reason()).isEqualTo(Reason.NOT_A_PROFILE);
            assertThat(refused.detail()).doesNotContain("\u001b").hasLineCount(1);
        }
    }

    @Test
    void a_link_in_place_of_the_socket_is_not_followed() throws IOException {
        Path elsewhere = folder.resolve("docker.sock");
        try (ServerSocketChannel server = serve(elsewhere)) {
            Files.createSymbolicLink(socket, elsewhere);
            assertThat(reason(jvm.ask("VM.version", Deadline.in(SHORT)))).isEqualTo(Reason.NOT_A_PROFILE);
            server.configureBlocking(false);
            assertThat(server.accept()).as("nobody called").isNull();
        }
    }

    @Test
    void a_file_in_place_of_the_socket_is_refused() throws IOException {
        Files.writeString(socket, "0\n");
        assertThat(refused(jvm.ask("VM.version", Deadline.in(SHORT))).detail())
                .isEqualTo(socket + " is no socket of the target's user");
    }

    @Test
    void a_socket_of_another_user_is_refused() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root to give a file away");
        try (ServerSocketChannel _ = serve(socket)) {
            Files.setAttribute(socket, "unix:uid", 65534);
            assertThat(reason(jvm.ask("VM.version", Deadline.in(SHORT)))).isEqualTo(Reason.NOT_A_PROFILE);
        }
    }

    @Test
    void a_socket_that_another_jvm_left_is_replaced() throws IOException {
        serve(socket).close();
        assertThat(Files.exists(socket)).as("the socket outlives its server").isTrue();
        assertThat(done(jvm.ask("VM.version", Deadline.in(Duration.ofSeconds(20)))))
                .contains("Server VM");
    }

    @Test
    void a_stopped_jvm_ends_with_the_time_and_leaves_no_trigger() throws Exception {
        assertThat(kill("-STOP")).isZero();
        assertThat(reason(jvm.ask("VM.version", Deadline.in(SHORT)))).isEqualTo(Reason.TIMEOUT);
        assertThat(Path.of("/tmp/.attach_pid" + program.pid())).doesNotExist();
        assertThat(kill("-CONT")).isZero();
    }

    private int kill(String signal) throws Exception {
        return new ProcessBuilder("kill", signal, Long.toString(program.pid()))
                .start()
                .waitFor();
    }

    private static ServerSocketChannel serve(Path path) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
    }

    private static void answer(ServerSocketChannel server, String first, String again, Duration pause) {
        Thread.ofVirtual().start(() -> {
            try (SocketChannel caller = server.accept()) {
                caller.write(ByteBuffer.wrap(first.getBytes(StandardCharsets.UTF_8)));
                while (true) {
                    caller.write(ByteBuffer.wrap(again.getBytes(StandardCharsets.UTF_8)));
                    Thread.sleep(pause);
                }
            } catch (IOException | InterruptedException _) {
                // The caller hung up, which is what the test is about.
            }
        });
    }
}
