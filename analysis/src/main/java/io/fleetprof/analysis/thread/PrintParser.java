package io.fleetprof.analysis.thread;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Lines;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jvm.Heading;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads Thread.print text. A thread is a header, its state, two kinds of lines for each call ({@code at …} and the locks
 * taken or awaited there), and a blank line. The JVM prints {@code JNI global refs} after the last thread, and cuts
 * replies of more than 100 MB without a word: without that line the text is not whole. Deadlocks come after it.
 */
final class PrintParser {
    private static final byte[] AT = ascii("\tat ");
    private static final byte[] LOCK = ascii("\t- ");
    private static final byte[] STATE = ascii("   java.lang.Thread.State: ");
    private static final byte[] START = ascii("Full thread dump ");
    private static final byte[] END = ascii("JNI global ref");
    private static final byte[] DEADLOCK = ascii("Found one Java-level deadlock");
    private static final byte[] DEADLOCK_STACKS = ascii("Java stack information for");
    private static final byte[] DEADLOCK_END = ascii("Found ");
    private static final int MAX_NAMED = 1000;

    private final Lines lines;
    private final Dump dump;
    private Section section = Section.BEFORE;
    /** Whether a thread is being read. */
    private boolean inside;

    private boolean complete;
    private String waitingOn = "";

    private enum Section {
        BEFORE,
        THREADS,
        AFTER,
        DEADLOCK,
        DEADLOCK_STACKS
    }

    PrintParser(Intake intake) {
        lines = new Lines(intake.stream());
        dump = new Dump(intake.budget());
    }

    Dump parse() throws IOException {
        while (lines.next()) {
            if (!lines.isEmpty()) {
                line();
            } else {
                inside &= section != Section.THREADS;
            }
        }
        check();
        return dump;
    }

    private void check() {
        if (!complete) {
            throw new Refusal(
                    Defect.TRUNCATED,
                    "no \"JNI global refs\" line after " + dump.size() + " threads: the dump was cut");
        }
        if (section == Section.DEADLOCK || section == Section.DEADLOCK_STACKS) {
            throw new Refusal(Defect.TRUNCATED, "it breaks off in the description of a deadlock");
        }
        if (dump.size() == 0) {
            throw new Refusal(Defect.CORRUPT, "a thread dump without threads");
        }
    }

    private void line() {
        switch (section) {
            case BEFORE -> before();
            case THREADS -> threads();
            case AFTER, DEADLOCK, DEADLOCK_STACKS -> after();
        }
    }

    private void before() {
        if (lines.startsWith(START)) {
            section = Section.THREADS;
        } else {
            String line = lines.text();
            clock(line);
            dump.processId = dump.processId.isPresent() ? dump.processId : Heading.processId(line);
        }
    }

    /** The target's own time without its zone: good for order. */
    private void clock(String line) {
        if (line.length() == "2026-01-31 12:00:00".length() && line.charAt(10) == ' ') {
            try {
                dump.clock =
                        Optional.of(LocalDateTime.parse(line.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException e) {
                dump.clock = Optional.empty();
            }
        }
    }

    private void threads() {
        if (inside && lines.startsWith(AT)) {
            dump.call(lines.bytes(), lines.start() + AT.length, lines.end());
        } else if (inside && lines.startsWith(LOCK)) {
            lock(lines.text(lines.start() + LOCK.length, lines.end()));
        } else if (inside && lines.startsWith(STATE)) {
            dump.state(lines.text(lines.start() + STATE.length, lines.end()).strip());
        } else if (lines.first() == '"') {
            begin(ThreadHeader.parse(lines.text()));
        } else if (lines.startsWith(END)) {
            section = Section.AFTER;
            complete = true;
        }
    }

    private void begin(ThreadHeader header) {
        inside = true;
        waitingOn = "";
        dump.begin();
        dump.id(header.id());
        dump.name(header.name());
        dump.oldestSeconds = Math.max(dump.oldestSeconds, header.elapsedSeconds());
        dump.cpu(header.cpuMillis());
    }

    /** Who waits in Object.wait has given the monitor back, though the frame below is still said to have locked it. */
    private void lock(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        if (open < 0 || close < 0) {
            return;
        }
        String lock = line.substring(open + 1, close);
        if (line.startsWith("waiting on ")) {
            waitingOn = lock;
        } else if (line.startsWith("waiting to ") || line.startsWith("parking to wait for ")) {
            dump.waitsFor(lock);
            waitingOn = line.startsWith("waiting to re-lock") ? lock : waitingOn;
        } else if ((line.startsWith("locked ") || open == 0) && !lock.equals(waitingOn)) {
            dump.holds(lock);
        }
    }

    private void after() {
        if (lines.startsWith(START)) {
            throw new Refusal(
                    Defect.UNSUPPORTED, "more than one thread dump in a file; split it at \"Full thread dump\"");
        } else if (lines.startsWith(DEADLOCK)) {
            section = Section.DEADLOCK;
        } else if (lines.startsWith(DEADLOCK_STACKS)) {
            section = Section.DEADLOCK_STACKS;
        } else if (lines.startsWith(DEADLOCK_END)) {
            section = Section.AFTER;
        } else if (section == Section.DEADLOCK && lines.first() == '"' && dump.deadlocked.size() < MAX_NAMED) {
            String line = lines.text();
            dump.deadlocked.add(line.substring(1, Math.max(1, line.lastIndexOf('"'))));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
