package io.fleetprof.agent.session;

import java.util.Optional;
import java.util.regex.Pattern;

/** Processes as fields of a message. */
final class Processes {
    private static final String PID = "pid";
    private static final String STARTED = "started";
    private static final String UID = "uid";
    private static final String GID = "gid";
    private static final String RUNTIME = "runtime";
    private static final String RESIDENT = "resident";
    private static final String CONTAINER = "container";

    private static final long MAX_ID = 0xFFFF_FFFFL;
    private static final Pattern CONTAINER_ID = Pattern.compile("[0-9a-f]{64}");

    private Processes() {}

    static Message write(ProcessId id, Message message) {
        return message.with(PID, id.pid()).with(STARTED, id.startedTicks());
    }

    static Message write(int uid, int gid, Message message) {
        return message.with(UID, Integer.toUnsignedLong(uid)).with(GID, Integer.toUnsignedLong(gid));
    }

    static Message message(SeenProcess seen) {
        Message message = write(seen.uid(), seen.gid(), write(seen.id(), new Message()))
                .with(RUNTIME, seen.runtime().name())
                .with(RESIDENT, seen.residentBytes());
        seen.container().ifPresent(container -> message.with(CONTAINER, container));
        return message;
    }

    static ProcessId id(Message message) throws Malformed {
        return new ProcessId(message.number(PID, 1, MAX_ID), message.number(STARTED, 0, Long.MAX_VALUE));
    }

    static int uid(Message message) throws Malformed {
        return (int) message.number(UID, 0, MAX_ID);
    }

    static int gid(Message message) throws Malformed {
        return (int) message.number(GID, 0, MAX_ID);
    }

    static SeenProcess seen(Message message) throws Malformed {
        Optional<String> container =
                message.has(CONTAINER) ? Optional.of(containerId(message.text(CONTAINER))) : Optional.empty();
        return new SeenProcess(
                id(message),
                uid(message),
                gid(message),
                message.constant(RUNTIME, SeenProcess.Runtime.class),
                message.number(RESIDENT, 0, Long.MAX_VALUE),
                container);
    }

    private static String containerId(String text) throws Malformed {
        if (CONTAINER_ID.matcher(text).matches()) {
            return text;
        }
        throw new Malformed("no id of a container");
    }
}
