package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Intake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads debug=2 text. A goroutine is a header, then two lines a call (function with arguments; source line), then the
 * line that created it, then a blank line. Arguments, addresses and the creator's id vary between like goroutines and
 * are passed over.
 */
final class DumpParser {
    private static final byte[] CREATED_BY = ascii("created by ");
    private static final byte[] IN_GOROUTINE = ascii(" in goroutine ");
    private static final byte[] ELIDED = ascii("...");
    private static final byte[] ORIGIN = ascii("[originating from goroutine ");
    private static final byte[] REGISTERS = ascii(" fp=0x");
    /** Label sets are kept apart up to this many; later ones are dropped, for they may number goroutines. */
    private static final int MAX_LABEL_SETS = 1024;
    /** The runtime prints 100 calls; a stack of more is not from a runtime. */
    private static final int MAX_CALLS = 512;

    private static final int NONE = -1;

    private final Lines lines;
    private final Dump dump;
    private final GoroutineHeader header = new GoroutineHeader();

    /** The goroutine that is being read. */
    private boolean inside;

    private long id;
    private int minutes;
    private int words;
    private int labels;
    private int stack;
    private int calls;
    private boolean ancestors;

    /** The function whose source line is due. */
    private int function = NONE;

    private boolean creator;

    DumpParser(Intake intake) {
        lines = new Lines(intake.stream());
        dump = new Dump(intake.budget());
    }

    Dump parse() throws IOException {
        while (lines.next()) {
            line();
        }
        dump.bytes = lines.position();
        dump.incomplete =
                inside && (!lines.terminated() || function != NONE || dump.bytes == GoroutineText.RUNTIME_LIMIT);
        if (!dump.incomplete) {
            finish();
        }
        return dump;
    }

    private void line() {
        if (lines.isEmpty()) {
            finish();
        } else if (lines.first() == '\t') {
            source();
        } else if (inside && expectedFunction()) {
            return;
        } else if (header.parse(lines)) {
            finish();
            begin();
        } else if (inside && !ancestors) {
            function();
        } else {
            dump.strayLines += ancestors ? 0 : 1;
        }
    }

    private void begin() {
        inside = true;
        ancestors = false;
        stack = CallTree.ROOT;
        calls = 0;
        id = header.id();
        minutes = header.minutes();
        words = dump.words.intern(lines.bytes(), header.wordsStart(), header.wordsEnd());
        boolean labelled = header.labelsEnd() > header.labelsStart() && dump.labels.size() < MAX_LABEL_SETS;
        labels = labelled ? dump.labels.intern(lines.bytes(), header.labelsStart(), header.labelsEnd()) : NONE;
    }

    private void finish() {
        if (inside) {
            dump.ids.add(id);
            dump.minutes.add(minutes);
            dump.group.add(dump.groups.intern(stack, words, labels));
        }
        inside = false;
        ancestors = false;
        function = NONE;
    }

    /** Whether the line names the function that called this one the last time: nearly always so. */
    private boolean expectedFunction() {
        int expected = dump.stacks.latest(stack);
        if (expected == CallTree.ROOT || ancestors) {
            return false;
        }
        byte[] name = dump.functions.bytes(dump.stacks.function(expected));
        boolean created = dump.stacks.isCreator(expected);
        int from = created ? lines.start() + CREATED_BY.length : lines.start();
        if (!lines.startsWith(name, from) || created && !lines.startsWith(CREATED_BY)) {
            return false;
        }
        int after = from + name.length;
        boolean same = created
                ? after == lines.end() || lines.startsWith(IN_GOROUTINE, after)
                : after < lines.end() && lines.lastIndexOf('(') == after;
        if (same) {
            function = dump.stacks.function(expected);
            creator = created;
        }
        return same;
    }

    private void function() {
        if (lines.startsWith(CREATED_BY)) {
            int from = lines.start() + CREATED_BY.length;
            int in = lines.indexOf(IN_GOROUTINE, from);
            named(from, in < 0 ? lines.end() : in, true);
        } else if (lines.startsWith(ELIDED)) {
            dump.elided++;
        } else if (lines.startsWith(ORIGIN)) {
            ancestors = true;
        } else {
            int arguments = lines.lastIndexOf('(');
            if (arguments > lines.start()) {
                named(lines.start(), arguments, false);
            } else {
                dump.strayLines++;
            }
        }
    }

    private void named(int from, int to, boolean isCreator) {
        function = dump.functions.intern(lines.bytes(), from, to);
        creator = isCreator;
    }

    /** The second line of a call: {@code \t/path/file.go:22 +0x1d}. */
    private void source() {
        if (function != NONE && calls++ < MAX_CALLS) {
            int expected = dump.stacks.latest(stack);
            if (isExpected(expected)) {
                stack = expected;
            } else {
                int from = lines.start() + 1;
                int text = dump.sources.intern(lines.bytes(), from, endOfSource(from));
                stack = creator
                        ? dump.stacks.createdBy(stack, function, text)
                        : dump.stacks.call(stack, function, text);
            }
        }
        function = NONE;
    }

    private boolean isExpected(int expected) {
        if (expected == CallTree.ROOT
                || dump.stacks.function(expected) != function
                || dump.stacks.isCreator(expected) != creator) {
            return false;
        }
        byte[] text = dump.sources.bytes(dump.stacks.source(expected));
        int after = lines.start() + 1 + text.length;
        return lines.startsWith(text, lines.start() + 1) && (after == lines.end() || lines.bytes()[after] == ' ');
    }

    /** Paths may hold blanks; what follows the line number begins with a blank and a sign or a register's name. */
    private int endOfSource(int from) {
        for (int i = from; i + 1 < lines.end(); i++) {
            boolean offset = lines.bytes()[i] == ' ' && lines.bytes()[i + 1] == '+';
            boolean registers = lines.startsWith(REGISTERS, i);
            if (offset || registers) {
                return i;
            }
        }
        return lines.end();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
