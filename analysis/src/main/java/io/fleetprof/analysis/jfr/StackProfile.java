package io.fleetprof.analysis.jfr;

import com.google.protobuf.CodedOutputStream;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The samples of a recording as a pprof file (google/pprof, {@code profile.proto}). A sample has three values: samples
 * in Java code, samples in native code, at work or at rest, and bytes allocated.
 */
final class StackProfile implements Sink {
    private static final List<List<String>> SAMPLE_TYPES =
            List.of(List.of("cpu", "samples"), List.of("native", "samples"), List.of("alloc_space", "bytes"));

    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(samples);
    private final Map<String, Integer> strings = new HashMap<>(Map.of("", 0));
    private final List<String> table = new ArrayList<>(List.of(""));
    private final Map<Frame, Integer> locations = new HashMap<>();

    /** Writes the fields of one message. */
    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    StackProfile() {
        SAMPLE_TYPES.forEach(type -> message(1, fields -> {
            fields.writeInt64(1, string(type.getFirst()));
            fields.writeInt64(2, string(type.getLast()));
        }));
    }

    @Override
    public void activity(Activity activity, String thread, CallStack stack, String className, long events, long value) {
        if (activity.isTimed() || stack.methods().isEmpty()) {
            return;
        }
        int type = activity.ordinal();
        message(2, fields -> {
            for (Method method : stack.methods()) {
                fields.writeUInt64(1, location(method.frame()));
            }
            for (int i = 0; i < SAMPLE_TYPES.size(); i++) {
                fields.writeInt64(2, i == type ? value : 0);
            }
        });
    }

    @Override
    public void start(String thread, long id, CallStack stack) {}

    private int location(Frame frame) {
        return locations.computeIfAbsent(frame, _ -> locations.size() + 1);
    }

    private int string(String text) {
        return strings.computeIfAbsent(text, _ -> {
            table.add(text);
            return table.size() - 1;
        });
    }

    /** A location and a function for each line, both with its number. */
    byte[] bytes() {
        locations.forEach((frame, id) -> {
            message(4, fields -> {
                fields.writeUInt64(1, id);
                fields.writeByteArray(4, encode(line -> {
                    line.writeUInt64(1, id);
                    line.writeInt64(2, frame.line());
                }));
            });
            message(5, fields -> {
                fields.writeUInt64(1, id);
                fields.writeInt64(2, string(frame.function()));
                fields.writeInt64(4, string(frame.file()));
            });
        });
        table.forEach(text -> write(fields -> fields.writeString(6, text)));
        write(CodedOutputStream::flush);
        return samples.toByteArray();
    }

    private void message(int field, Fields fields) {
        write(target -> target.writeByteArray(field, encode(fields)));
    }

    private void write(Fields fields) {
        try {
            fields.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written", e);
        }
    }

    private static byte[] encode(Fields fields) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        CodedOutputStream inner = CodedOutputStream.newInstance(target, 64);
        fields.write(inner);
        inner.flush();
        return target.toByteArray();
    }
}
