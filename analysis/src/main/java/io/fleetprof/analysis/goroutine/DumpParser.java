package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.CallTree;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Lines;
import io.fleetprof.analysis.input.Texts;
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
    /** The second lines of calls as they stand there, and the source line in each. */
    private final Texts locations;

    private final Ints sources;
    /** For each call, the line that followed it last. */
    private final Ints latestLocation;

    /** The goroutine that is being read. */
    private boolean inside;

    private long id;
    private int minutes;
    private int state;
    private int stack;
    private int calls;
    private boolean ancestors;

    /** The function whose source line is due. */
    private int function = NONE;

    private boolean creator;

    DumpParser(Intake intake) {
        lines = new Lines(intake.stream());
        dump = new Dump(intake.budget());
        locations = new Texts(intake.budget());
        sources = new Ints(intake.budget());
        latestLocation = new Ints(intake.budget());
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
            location();
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
        int words = dump.words.intern(lines.bytes(), header.wordsStart(), header.wordsEnd());
        boolean labelled = header.labelsEnd() > header.labelsStart() && dump.labels.size() < MAX_LABEL_SETS;
        int labels = labelled ? dump.labels.intern(lines.bytes(), header.labelsStart(), header.labelsEnd()) : NONE;
        state = dump.states.intern(words, labels);
        followLatest();
    }

    private void finish() {
        if (inside) {
            dump.ids.add(id);
            dump.minutes.add(minutes);
            dump.group.add(dump.groups.intern(stack, state));
        }
        inside = false;
        ancestors = false;
        function = NONE;
    }

    /** Goes on along the stack that was met last from here on, as long as the text does. */
    private void followLatest() {
        while (calls < MAX_CALLS) {
            int expected = dump.stacks.latest(stack);
            int call = expected == CallTree.ROOT ? NONE : dump.stacks.callAt(expected);
            if (call == NONE || dump.stacks.isCreator(call) || !lines.nextIsCallOf(nameOf(call))) {
                return;
            }
            if (!lines.nextIs(locations.bytes(latestLocation.get(call)))) {
                function = dump.stacks.function(call);
                creator = false;
                return;
            }
            stack = expected;
            calls++;
        }
    }

    private byte[] nameOf(int call) {
        return dump.functions.bytes(dump.stacks.function(call));
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
            int arguments = arguments();
            if (arguments > lines.start()) {
                named(lines.start(), arguments, false);
            } else {
                dump.strayLines++;
            }
        }
    }

    /** Where the arguments begin: at the first parenthesis that is not a receiver's. */
    private int arguments() {
        int open = lines.indexOf('(', lines.start());
        while (open > lines.start() && lines.bytes()[open - 1] == '.') {
            open = lines.indexOf('(', open + 1);
        }
        return open;
    }

    private void named(int from, int to, boolean isCreator) {
        function = dump.functions.intern(lines.bytes(), from, to);
        creator = isCreator;
    }

    /** The second line of a call: {@code \t/path/file.go:22 +0x1d}. */
    private void location() {
        int named = function;
        function = NONE;
        if (named != NONE && calls++ < MAX_CALLS) {
            int location = wholeLine();
            stack = dump.stacks.call(stack, named, sources.get(location), creator);
            rememberLocation(dump.stacks.callAt(stack), location);
            followLatest();
        }
    }

    /** Whole lines repeat, so each is taken apart once. */
    private int wholeLine() {
        int line = locations.intern(lines.bytes(), lines.start(), lines.end());
        if (line == sources.size()) {
            int from = lines.start() + 1;
            sources.add(dump.sources.intern(lines.bytes(), from, endOfSource(from)));
        }
        return line;
    }

    private void rememberLocation(int call, int location) {
        if (call == latestLocation.size()) {
            latestLocation.add(location);
        } else {
            latestLocation.set(call, location);
        }
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
