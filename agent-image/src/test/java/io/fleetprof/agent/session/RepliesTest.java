package io.fleetprof.agent.session;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RepliesTest {
    private static final long NUMBER = 42;
    private static final Duration TOOK = Duration.ofMillis(12);

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("fleetprof-replies");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(sent());
        Files.delete(folder);
    }

    @Property(tries = 200)
    void come_as_they_were_sent(@ForAll("reply") Reply reply) throws IOException {
        ReplyReader reader = reader(written(reply));
        Outcome<?> expected =
                switch (reply) {
                    case Reply.Hello hello -> Outcome.done(hello);
                    case Reply.Seen(List<SeenProcess> processes) -> Outcome.done(processes);
                    case Reply.Text(String text) -> Outcome.done(text);
                    case Reply.Refused(Reason reason, String detail) -> Outcome.refused(reason, detail);
                    case Reply.File _ -> throw new IllegalStateException("not made");
                };
        assertThat(read(reader, reply)).isEqualTo(expected);
        assertThat(reader.isSpent()).isFalse();
        assertThat(reason(reader.text(NUMBER))).isEqualTo(Reason.REPLY_TRUNCATED);
    }

    @Property(tries = 200)
    void a_file_comes_whole(@ForAll byte[] bytes) throws IOException {
        Captured captured = done(reader(writtenFile(bytes)).file(NUMBER, received(), bytes.length));
        assertThat(captured).isEqualTo(new Captured(received(), bytes.length, TOOK));
        assertThat(Files.readAllBytes(received())).isEqualTo(bytes);
        Files.delete(received());
    }

    @Property(tries = 200)
    void a_cut_file_is_none(@ForAll byte[] bytes, @ForAll int at) throws IOException {
        byte[] all = writtenFile(bytes);
        ReplyReader reader = reader(Arrays.copyOf(all, Math.floorMod(at, all.length)));
        assertThat(reason(reader.file(NUMBER, received(), 1 << 20))).isEqualTo(Reason.REPLY_TRUNCATED);
        assertThat(reader.isSpent()).isTrue();
        assertThat(received()).doesNotExist();
    }

    @Property(tries = 300)
    void a_flipped_byte_of_a_file_is_found(@ForAll byte[] bytes, @ForAll int at) throws IOException {
        byte[] all = writtenFile(bytes);
        int body = all.length - 1 - bytes.length;
        if (bytes.length > 0) {
            all[body + Math.floorMod(at, bytes.length)] ^= 1;
            assertThat(reason(reader(all).file(NUMBER, received(), 1 << 20))).isEqualTo(Reason.REPLY_TRUNCATED);
            assertThat(received()).doesNotExist();
        }
    }

    @Property(tries = 300)
    void any_flipped_byte_is_a_value(@ForAll("reply") Reply reply, @ForAll int at, @ForAll byte mask)
            throws IOException {
        byte[] bytes = written(reply);
        bytes[Math.floorMod(at, bytes.length)] ^= mask;
        assertThat(read(reader(bytes), reply)).isNotNull();
    }

    @Example
    void a_file_over_the_bound_is_not_begun() throws IOException {
        ReplyReader reader = reader(writtenFile(new byte[101]));
        assertThat(reason(reader.file(NUMBER, received(), 100))).isEqualTo(Reason.TOO_LARGE);
        assertThat(received()).doesNotExist();
        assertThat(reader.isSpent()).isTrue();
    }

    @Example
    void more_bytes_than_announced_are_found() throws IOException {
        byte[] all = writtenFile(new byte[10]);
        byte[] more = Arrays.copyOf(all, all.length + 1);
        more[more.length - 2] = 0;
        assertThat(reason(reader(more).file(NUMBER, received(), 100))).isEqualTo(Reason.NOT_A_PROFILE);
    }

    @Example
    void another_ones_answer_and_another_kind_of_answer_are_none() throws IOException {
        byte[] text = written(new Reply.Text("text"));
        assertThat(reason(reader(text).text(NUMBER + 1))).isEqualTo(Reason.NOT_A_PROFILE);
        assertThat(reason(reader(text).seen(NUMBER))).isEqualTo(Reason.NOT_A_PROFILE);
        assertThat(reason(reader(text).file(NUMBER, received(), 100))).isEqualTo(Reason.NOT_A_PROFILE);
    }

    @Example
    void an_agent_of_another_protocol_is_told() {
        String line = "{\"number\":0,\"reply\":\"hello\",\"protocol\":2,\"agent\":\"x\",\"uid\":0,\"gid\":0}\n";
        ReplyReader reader = reader(line.getBytes(StandardCharsets.UTF_8));
        assertThat(reason(reader.hello())).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reader.isSpent()).isTrue();
    }

    @Example
    void a_line_without_end_ends_at_its_bound() {
        assertThat(reason(reader(new byte[Lines.MAX_BYTES + 1]).text(NUMBER))).isEqualTo(Reason.NOT_A_PROFILE);
    }

    @Example
    void the_longest_reply_fits_into_a_line() throws IOException {
        String worst = "\u0001".repeat(Reply.MAX_TEXT + 1);
        assertThat(done(reader(written(new Reply.Text(worst))).text(NUMBER))).hasSize(Reply.MAX_TEXT);
        SeenProcess process = new SeenProcess(
                new ProcessId(0xFFFF_FFFFL, Long.MAX_VALUE),
                -1,
                -1,
                SeenProcess.Runtime.NATIVE_IMAGE,
                Long.MAX_VALUE,
                Optional.of("f".repeat(64)));
        List<SeenProcess> crowd = Collections.nCopies(10_000, process);
        assertThat(done(reader(written(new Reply.Seen(crowd))).seen(NUMBER))).hasSize(Reply.MAX_SEEN);
    }

    @Provide
    Arbitrary<Reply> reply() {
        return Samples.replies();
    }

    private static Outcome<?> read(ReplyReader reader, Reply reply) {
        return switch (reply) {
            case Reply.Hello _ -> reader.hello();
            case Reply.Seen _ -> reader.seen(NUMBER);
            case Reply.Text _, Reply.Refused _ -> reader.text(NUMBER);
            case Reply.File _ -> reader.file(NUMBER, received(), 1 << 20);
        };
    }

    private static byte[] written(Reply reply) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (reply) {
            case Reply.Hello(int _, String agent, int uid, int gid) -> new ReplyWriter(out).hello(agent, uid, gid);
            case Reply.Seen _, Reply.Text _, Reply.Refused _, Reply.File _ ->
                new ReplyWriter(out).answer(NUMBER, reply);
        }
        return out.toByteArray();
    }

    private static byte[] writtenFile(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReplyWriter(out).file(NUMBER, Files.write(sent(), bytes), TOOK);
        return out.toByteArray();
    }

    private static Path sent() {
        return folder.resolve("sent");
    }

    private static Path received() {
        return folder.resolve("received");
    }

    private static ReplyReader reader(byte[] bytes) {
        return new ReplyReader(new ByteArrayInputStream(bytes));
    }
}
