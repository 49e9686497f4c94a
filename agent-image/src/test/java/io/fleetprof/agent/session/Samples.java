package io.fleetprof.agent.session;

import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.RecordingRequest;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any order and any reply. */
final class Samples {
    private Samples() {}

    static Arbitrary<Ask> asks() {
        return Combinators.combine(naturals(), millis(), orders()).as(Ask::new);
    }

    static Arbitrary<Order> orders() {
        Arbitrary<Jvm.Objects> objects = Arbitraries.of(Jvm.Objects.class);
        Arbitrary<RecordingRequest> requests =
                Combinators.combine(millis(), millis(), naturals()).as(RecordingRequest::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new Order.Look()),
                ids().map(Order.Figures::new),
                ids().map(Order.Version::new),
                ids().map(Order.HeapInfo::new),
                ids().map(Order.ThreadDump::new),
                Combinators.combine(ids(), Arbitraries.of(Jvm.Locks.class)).as(Order.Threads::new),
                Combinators.combine(ids(), objects).as(Order.Histogram::new),
                Combinators.combine(ids(), requests).as(Order.Record::new),
                Combinators.combine(ids(), objects, naturals()).as(Order.HeapDump::new),
                Combinators.combine(ids(), millis()).as(Order.Coroutines::new));
    }

    /** Of one line each: all but files. */
    static Arbitrary<Reply> replies() {
        return Arbitraries.oneOf(
                Combinators.combine(texts(), numbers(), numbers())
                        .as((agent, uid, gid) -> new Reply.Hello(Reply.PROTOCOL, agent, uid, gid)),
                seen().list().ofMaxSize(20).map(Reply.Seen::new),
                texts().map(Reply.Text::new),
                Combinators.combine(
                                Arbitraries.of(Reason.class),
                                Arbitraries.strings().ascii().alpha())
                        .as(Reply.Refused::new));
    }

    private static Arbitrary<SeenProcess> seen() {
        Arbitrary<Optional<String>> containers =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).optional();
        return Combinators.combine(
                        ids(), numbers(), numbers(), Arbitraries.of(SeenProcess.Runtime.class), naturals(), containers)
                .as(SeenProcess::new);
    }

    private static Arbitrary<ProcessId> ids() {
        return Combinators.combine(Arbitraries.longs().between(1, 0xFFFF_FFFFL), naturals())
                .as(ProcessId::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(2 * Reply.MAX_VERSION);
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.integers();
    }

    private static Arbitrary<Long> naturals() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    private static Arbitrary<Duration> millis() {
        return Arbitraries.longs().between(0, Ask.LONGEST.toMillis()).map(Duration::ofMillis);
    }
}
