package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordedStackTrace;

/** Sampled old objects with what holds them, by the JDK's own reader: JfrReader does not keep chains of references. */
final class LiveObjects {
    private static final String EVENT = "jdk.OldObjectSample";

    private final List<LiveObject> objects = new ArrayList<>();
    private Instant batch = Instant.MIN;

    private LiveObjects() {}

    /**
     * Reads the last batch of a recording.
     *
     * @param expected how many objects another reader found in it: the JDK's keeps quiet about what it cannot read
     */
    static List<LiveObject> read(Path recording, int expected) throws IOException {
        LiveObjects objects = new LiveObjects();
        List<Throwable> failures = new ArrayList<>();
        try (EventStream events = EventStream.openFile(recording)) {
            events.setReuse(false);
            events.setOrdered(false);
            events.onEvent(EVENT, objects::add);
            events.onError(failures::add);
            events.start();
        }
        if (!failures.isEmpty() || objects.objects.size() != expected) {
            throw new Refusal(
                    Defect.CORRUPT,
                    objects.objects.size() + " of " + expected + " sampled old objects can be read"
                            + failures.stream().findFirst().map(Worker::why).orElse(""));
        }
        return objects.objects;
    }

    private void add(RecordedEvent event) {
        Instant time = event.getStartTime();
        if (time.isAfter(batch)) {
            batch = time;
            objects.clear();
        }
        if (time.equals(batch)) {
            objects.add(object(event));
        }
    }

    private static LiveObject object(RecordedEvent event) {
        RecordedObject object = event.getValue("object");
        return new LiveObject(
                object == null ? "" : Method.className(Holder.className(object)),
                event.hasField("objectSize") ? Math.max(0, event.getLong("objectSize")) : 0,
                Duration.between(event.getInstant("allocationTime"), event.getStartTime()),
                object == null ? Optional.empty() : Holder.of(object),
                stack(event.getStackTrace()));
    }

    private static CallStack stack(RecordedStackTrace trace) {
        return trace == null
                ? CallStack.NONE
                : CallStack.of(
                        trace.getFrames().stream().map(LiveObjects::method).toList(), false);
    }

    private static Method method(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        String name = Names.binaryName(method.getType().getName()) + '.' + method.getName();
        return Code.method(Names.printable(name), Math.max(0, frame.getLineNumber()));
    }
}
