package io.fleetprof.analysis.thread;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jvm.Heading;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads the JSON of Thread.dump_to_file, a token at a time: containers with their threads. JDK 21 writes id, name and
 * stack of a thread; JDK 25 also its state, whether it is virtual, what it waits for and which monitors it owns.
 */
final class JsonDumpParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(64 << 10)
                    .maxNameLength(256)
                    .build())
            .build();

    private static final String ROOT = "<root>";

    private final Dump dump;
    private final JsonParser json;
    private String container = "";
    private boolean dumped;

    JsonDumpParser(Intake intake) throws IOException {
        dump = new Dump(intake.budget());
        json = JSON.createParser(intake.stream());
    }

    Dump parse() throws IOException {
        try {
            json.nextToken();
            object(this::root);
            if (json.nextToken() != null) {
                throw corrupt("something follows the dump");
            }
        } catch (JsonEOFException e) {
            throw new Refusal(Defect.TRUNCATED, "the JSON breaks off" + at(e) + ", after " + dump.size() + " threads");
        } catch (JacksonException e) {
            throw corrupt("broken JSON" + at(e));
        }
        if (!dumped || dump.size() == 0) {
            throw new Refusal(Defect.NOT_A_PROFILE, "JSON without a threadDump that has threads");
        }
        return dump;
    }

    /** A field whose value is the current token. */
    @FunctionalInterface
    private interface Field {
        void read(String name) throws IOException;
    }

    /** Every field of an object; what a reader leaves open is passed over. */
    private void object(Field field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw corrupt(
                    "an object was expected at line " + json.currentLocation().getLineNr());
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            field.read(name);
        }
    }

    private void array(Field element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw corrupt(
                    "a list was expected at line " + json.currentLocation().getLineNr());
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.read("");
        }
    }

    private void root(String name) throws IOException {
        if (name.equals("threadDump")) {
            dumped = true;
            object(this::dump);
        } else {
            json.skipChildren();
        }
    }

    private void dump(String name) throws IOException {
        switch (name) {
            case "processId" -> dump.processId = Heading.processId(text() + ':');
            case "time" -> dump.clock = instant(text());
            case "threadContainers" -> array(any -> container());
            default -> json.skipChildren();
        }
    }

    private void container() throws IOException {
        int before = dump.size();
        container = "";
        object(name -> {
            switch (name) {
                case "container" -> container = text();
                case "threads" -> array(any -> thread());
                case "threadCount" -> checkCount(text(), dump.size() - before);
                default -> json.skipChildren();
            }
        });
    }

    private static void checkCount(String said, int read) {
        if (!said.equals(String.valueOf(read))) {
            throw corrupt("a container of " + said + " threads has " + read);
        }
    }

    private void thread() throws IOException {
        dump.begin();
        if (!container.isEmpty() && !container.equals(ROOT)) {
            dump.container(container);
        }
        object(this::thread);
    }

    private void thread(String field) throws IOException {
        switch (field) {
            case "tid" -> dump.id(id(text()));
            case "name" -> dump.name(text());
            case "state" -> dump.state(text());
            case "virtual" -> virtual();
            case "blockedOn" -> dump.waitsFor(text());
            case "parkBlocker" -> object(this::blocker);
            case "stack" -> array(any -> call(text()));
            case "monitorsOwned" -> array(any -> object(this::monitors));
            default -> json.skipChildren();
        }
    }

    private void virtual() {
        if (json.currentToken() == JsonToken.VALUE_TRUE) {
            dump.isVirtual();
        }
    }

    private void blocker(String field) throws IOException {
        if (field.equals("object")) {
            dump.waitsFor(text());
        } else {
            json.skipChildren();
        }
    }

    private void monitors(String field) throws IOException {
        if (field.equals("locks")) {
            array(any -> {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    dump.holds(text());
                }
            });
        } else {
            json.skipChildren();
        }
    }

    /** JDK 21 does not say which threads are virtual; their stacks do. */
    private void call(String line) {
        if (line.startsWith("java.base/java.lang.VirtualThread.run(")) {
            dump.isVirtual();
        }
        dump.call(line);
    }

    private String text() throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw corrupt(
                    "a text was expected at line " + json.currentLocation().getLineNr());
        }
        String text = json.getValueAsString();
        return text == null ? "" : text;
    }

    private static long id(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(digits) : 0;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String at(JacksonException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }

    private static Refusal corrupt(String detail) {
        return new Refusal(Defect.CORRUPT, "thread dump: " + detail);
    }
}
