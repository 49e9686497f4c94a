package io.fleetprof.agent.session;

import io.fleetprof.agent.outcome.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Replies as messages: the field {@code reply} tells which. */
final class ReplyFormat {
    private static final String REPLY = "reply";
    private static final String PROTOCOL = "protocol";
    private static final String AGENT = "agent";
    private static final String PROCESSES = "processes";
    private static final String TEXT = "text";
    private static final String BYTES = "bytes";
    private static final String SHA256 = "sha256";
    private static final String TOOK = "took";
    private static final String REASON = "reason";
    private static final String DETAIL = "detail";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final long MAX_MILLIS = Duration.ofDays(1).toMillis();

    private ReplyFormat() {}

    static Message message(long number, Reply reply) {
        Message message = new Message().with(OrderFormat.NUMBER, number);
        return switch (reply) {
            case Reply.Hello(int protocol, String agent, int uid, int gid) ->
                Processes.write(
                        uid,
                        gid,
                        message.with(REPLY, "hello").with(PROTOCOL, protocol).with(AGENT, agent));
            case Reply.Seen(List<SeenProcess> processes) ->
                message.with(REPLY, "seen")
                        .with(
                                PROCESSES,
                                processes.stream().map(Processes::message).toList());
            case Reply.Text(String text) -> message.with(REPLY, "text").with(TEXT, text);
            case Reply.File(long bytes, String sha256, Duration took) ->
                message.with(REPLY, "file")
                        .with(BYTES, bytes)
                        .with(SHA256, sha256)
                        .with(TOOK, took.toMillis());
            case Reply.Refused(Reason reason, String detail) ->
                message.with(REPLY, "refused").with(REASON, reason.name()).with(DETAIL, detail);
        };
    }

    static Reply reply(Message message) throws Malformed {
        return switch (message.text(REPLY)) {
            case "hello" ->
                new Reply.Hello(
                        (int) message.number(PROTOCOL, 0, Integer.MAX_VALUE),
                        message.text(AGENT),
                        Processes.uid(message),
                        Processes.gid(message));
            case "seen" -> new Reply.Seen(seen(message.rows(PROCESSES)));
            case "text" -> new Reply.Text(message.text(TEXT));
            case "file" ->
                new Reply.File(
                        message.number(BYTES, 0, Long.MAX_VALUE),
                        hash(message.text(SHA256)),
                        Duration.ofMillis(message.number(TOOK, 0, MAX_MILLIS)));
            case "refused" -> new Reply.Refused(message.constant(REASON, Reason.class), message.text(DETAIL));
            default -> throw new Malformed("no such reply");
        };
    }

    private static List<SeenProcess> seen(List<Message> rows) throws Malformed {
        List<SeenProcess> processes = new ArrayList<>();
        for (Message row : rows) {
            processes.add(Processes.seen(row));
        }
        return processes;
    }

    private static String hash(String text) throws Malformed {
        if (HASH.matcher(text).matches()) {
            return text;
        }
        throw new Malformed("no SHA-256");
    }
}
