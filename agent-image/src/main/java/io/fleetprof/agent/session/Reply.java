package io.fleetprof.agent.session;

import io.fleetprof.agent.outcome.Reason;
import java.time.Duration;
import java.util.List;

/** What the agent says. One answer an order, in their order; {@link Hello} comes first and unasked. */
public sealed interface Reply {
    /**
     * @param protocol {@link #PROTOCOL} of its side
     * @param agent its version, cut at {@link #MAX_VERSION} chars
     * @param uid unsigned, and so the gid
     */
    record Hello(int protocol, String agent, int uid, int gid) implements Reply {
        public Hello {
            agent = agent.substring(0, Math.min(agent.length(), MAX_VERSION));
        }
    }

    int MAX_VERSION = 100;

    /** Raised by what an older side would misread. */
    int PROTOCOL = 1;

    /** The processes beside the agent: JVMs first, then by memory; {@link #MAX_SEEN} at most. */
    record Seen(List<SeenProcess> processes) implements Reply {
        public Seen {
            processes = List.copyOf(processes.subList(0, Math.min(processes.size(), MAX_SEEN)));
        }
    }

    int MAX_SEEN = 200;

    /** A short text as the target said it, cut at {@link #MAX_TEXT} chars: escape it before it is shown. */
    record Text(String text) implements Reply {
        public Text {
            text = text.substring(0, Math.min(text.length(), MAX_TEXT));
        }
    }

    int MAX_TEXT = 8192;

    /**
     * Announces as many raw bytes, which follow its line at once and are themselves followed by a line end.
     *
     * @param sha256 of the bytes, 64 hexadecimal digits: proves the way they came, not what they say
     * @param took from the order to the last byte the target gave
     */
    record File(long bytes, String sha256, Duration took) implements Reply {}

    /** @param detail one line of printable characters: what and where */
    record Refused(Reason reason, String detail) implements Reply {}
}
