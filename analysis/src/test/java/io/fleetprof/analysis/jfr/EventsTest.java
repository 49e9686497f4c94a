package io.fleetprof.analysis.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.jfr.chunk.Bytes;
import io.fleetprof.analysis.jfr.chunk.Chunk;
import io.fleetprof.analysis.jfr.chunk.Constants;
import io.fleetprof.analysis.jfr.chunk.Events;
import io.fleetprof.analysis.jfr.chunk.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event that counts says to this reader what it says to the JDK's own. */
class EventsTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/golden/jvm");

    /** Both sides name stacks here, so that equal ones are one. */
    private final Code code = new Code();

    static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            return files.filter(file -> file.toString().endsWith(".jfr.gz"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void are_those_that_the_jdk_reads(Path golden, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("recording.jfr");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(golden))) {
            Files.copy(in, file);
        }

        List<String> ours = ours(file);

        assertThat(ours).hasSizeGreaterThan(50).isEqualTo(theirs(file));
    }

    /** A key stands for one method in a recording, and for another in that of another JVM. */
    @Test
    void of_several_jvms_in_one_file_keep_their_own_names(@TempDir Path folder) throws IOException {
        Path together = folder.resolve("together.jfr");
        List<String> apart = new ArrayList<>();
        for (Path golden : recordings()) {
            Path file = folder.resolve("one.jfr");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(golden))) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(together, Files.readAllBytes(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            apart.addAll(theirs(file));
        }

        assertThat(ours(together)).isEqualTo(apart.stream().sorted().toList());
    }

    private List<String> ours(Path file) throws IOException {
        List<String> events = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file);
                Arena arena = Arena.ofConfined()) {
            for (Chunk chunk : Chunk.of(channel)) {
                add(Bytes.of(channel, chunk, arena), chunk, events);
            }
        }
        return events.stream().sorted().toList();
    }

    private void add(Bytes bytes, Chunk chunk, List<String> lines) {
        Metadata types = Metadata.read(bytes, chunk);
        Names names = new Names(types, Constants.read(bytes, chunk, types), code);
        Events events = new Events(bytes.again());
        long[] values = new long[8];
        while (events.next()) {
            for (Kind kind : Kind.ALL) {
                if (types.id(kind.type()) == events.type()) {
                    events.read(types.layout(kind.type(), kind.fields()), values);
                    lines.add(line(kind, values, names, chunk));
                }
            }
        }
    }

    private static String line(Kind kind, long[] values, Names names, Chunk chunk) {
        List<String> line = new ArrayList<>(List.of(kind.type()));
        for (int i = 0; i < kind.fields().length; i++) {
            long value = values[i];
            line.add(
                    switch (kind.fields()[i]) {
                        case "eventThread", "sampledThread", "thread" -> names.thread(value);
                        case "stackTrace" -> "stack " + names.stack(value).number();
                        case "objectClass", "monitorClass", "parkedClass" -> value == 0 ? "" : names.binaryName(value);
                        case "duration" -> String.valueOf((long) (value * chunk.nanosPerTick()));
                        case "startTime", "allocationTime" -> String.valueOf(chunk.nanos(value));
                        case "object" -> "";
                        default -> String.valueOf(value);
                    });
        }
        return String.join(" ", line);
    }

    private List<String> theirs(Path file) {
        try (RecordingFile recording = new RecordingFile(file)) {
            List<String> lines = new ArrayList<>();
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                Kind.ALL.stream()
                        .filter(kind -> kind.type().equals(event.getEventType().getName()))
                        .forEach(kind -> lines.add(line(kind, event)));
            }
            return lines.stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(Kind kind, RecordedEvent event) {
        List<String> line = new ArrayList<>(List.of(kind.type()));
        Arrays.stream(kind.fields()).map(field -> value(event, field)).forEach(line::add);
        return String.join(" ", line);
    }

    private String value(RecordedEvent event, String field) {
        if (!field.equals("startTime") && !event.hasField(field)) {
            return "0";
        }
        return switch (field) {
            case "eventThread", "sampledThread", "thread" -> {
                var thread = event.getThread(field);
                yield thread == null ? "" : thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
            }
            case "stackTrace" -> "stack " + stack(event);
            case "objectClass", "monitorClass", "parkedClass" -> className(event.getClass(field));
            case "duration" -> String.valueOf(event.getDuration().toNanos());
            case "startTime" -> nanos(event.getStartTime());
            case "allocationTime" -> nanos(event.getInstant(field));
            case "object" -> "";
            case "when" -> event.getString(field).startsWith("After") ? "1" : "0";
            default -> String.valueOf(event.getLong(field));
        };
    }

    private static String nanos(Instant time) {
        return String.valueOf(time.getEpochSecond() * 1_000_000_000 + time.getNano());
    }

    private int stack(RecordedEvent event) {
        List<RecordedFrame> frames = event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames();
        if (frames.isEmpty()) {
            return 0;
        }
        Calls calls = new Calls();
        for (RecordedFrame frame : frames) {
            String method = className(frame.getMethod().getType())
                    + '.'
                    + frame.getMethod().getName();
            calls.add(code.method(method), Math.max(0, frame.getLineNumber()));
        }
        return code.stack(calls, frames.getFirst().getType().equals("Native")).number();
    }

    /** The JDK makes a dot of the slash before a hidden class's address or hash. */
    private static String className(RecordedClass type) {
        return type == null
                ? ""
                : type.getName()
                        .replaceAll("[./+]0x[0-9a-f]+([./][0-9]+)?$", "")
                        .replace('/', '.');
    }
}
