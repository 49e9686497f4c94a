package io.fleetprof.agent.session;

import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.recording.RecordingRequest;
import java.time.Duration;

/** Orders as messages: the field {@code order} tells which. */
final class OrderFormat {
    static final String ORDER = "order";
    static final String NUMBER = "number";

    private static final String WITHIN = "within";
    private static final String LOCKS = "locks";
    private static final String OBJECTS = "objects";
    private static final String DURATION = "duration";
    private static final String CUTOFF = "cutoff";
    private static final String ROOM = "room";
    private static final String WATCH = "watch";

    private OrderFormat() {}

    static Message message(Ask ask) {
        Message message = new Message()
                .with(NUMBER, ask.number())
                .with(WITHIN, ask.within().toMillis())
                .with(ORDER, name(ask.order()));
        if (ask.order() instanceof Order.OfProcess order) {
            Processes.write(order.process(), message);
        }
        return switch (ask.order()) {
            case Order.Look _, Order.Figures _, Order.Version _, Order.HeapInfo _, Order.ThreadDump _ -> message;
            case Order.Threads order -> message.with(LOCKS, order.locks().name());
            case Order.Histogram order -> message.with(OBJECTS, order.objects().name());
            case Order.Record(ProcessId _, RecordingRequest request) ->
                message.with(DURATION, request.duration().toMillis())
                        .with(CUTOFF, request.cutoff().toMillis())
                        .with(ROOM, request.room());
            case Order.HeapDump order ->
                message.with(OBJECTS, order.objects().name()).with(ROOM, order.room());
            case Order.Coroutines order -> message.with(WATCH, order.watch().toMillis());
        };
    }

    private static String name(Order order) {
        return switch (order) {
            case Order.Look _ -> "look";
            case Order.Figures _ -> "figures";
            case Order.Version _ -> "version";
            case Order.HeapInfo _ -> "heapInfo";
            case Order.Threads _ -> "threads";
            case Order.ThreadDump _ -> "threadDump";
            case Order.Histogram _ -> "histogram";
            case Order.Record _ -> "record";
            case Order.HeapDump _ -> "heapDump";
            case Order.Coroutines _ -> "coroutines";
        };
    }

    /** An ask, or, of a kind this side does not know, its number and name. */
    static OrderReader.Next next(Message message) throws Malformed {
        long number = message.number(NUMBER, 0, Long.MAX_VALUE);
        Duration within = millis(message, WITHIN);
        String name = message.text(ORDER);
        Order order =
                switch (name) {
                    case "look" -> new Order.Look();
                    case "figures" -> new Order.Figures(Processes.id(message));
                    case "version" -> new Order.Version(Processes.id(message));
                    case "heapInfo" -> new Order.HeapInfo(Processes.id(message));
                    case "threads" ->
                        new Order.Threads(Processes.id(message), message.constant(LOCKS, Jvm.Locks.class));
                    case "threadDump" -> new Order.ThreadDump(Processes.id(message));
                    case "histogram" -> new Order.Histogram(Processes.id(message), objects(message));
                    case "record" -> new Order.Record(Processes.id(message), request(message));
                    case "heapDump" -> new Order.HeapDump(Processes.id(message), objects(message), room(message));
                    case "coroutines" -> new Order.Coroutines(Processes.id(message), millis(message, WATCH));
                    default -> null;
                };
        return order == null
                ? new OrderReader.Next.Unknown(number, name)
                : new OrderReader.Next.Asked(new Ask(number, within, order));
    }

    private static RecordingRequest request(Message message) throws Malformed {
        return new RecordingRequest(millis(message, DURATION), millis(message, CUTOFF), room(message));
    }

    private static Jvm.Objects objects(Message message) throws Malformed {
        return message.constant(OBJECTS, Jvm.Objects.class);
    }

    private static long room(Message message) throws Malformed {
        return message.number(ROOM, 0, Long.MAX_VALUE);
    }

    private static Duration millis(Message message, String name) throws Malformed {
        return Duration.ofMillis(message.number(name, 0, Ask.LONGEST.toMillis()));
    }
}
