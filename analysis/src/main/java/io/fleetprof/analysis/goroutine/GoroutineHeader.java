package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Lines;
import java.nio.charset.StandardCharsets;

/**
 * The line that begins a goroutine: {@code goroutine 53 [chan receive, 12 minutes, locked to thread] {req: 7}:}. With
 * GOTRACEBACK=system addresses stand before the bracket. Reused for each line.
 */
final class GoroutineHeader {
    private static final byte[] START = "goroutine ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MINUTES = " minutes".getBytes(StandardCharsets.US_ASCII);

    private long id;
    private int wordsStart;
    private int wordsEnd;
    private int minutes;
    private int labelsStart;
    private int labelsEnd;

    /** Takes the line apart; false when it is no header. */
    boolean parse(Lines line) {
        if (!line.startsWith(START)) {
            return false;
        }
        int at = digits(line, line.start() + START.length);
        int open = line.indexOf('[', at);
        int close = line.indexOf(']', Math.max(open, at));
        if (at == line.start() + START.length || open < 0 || close < 0) {
            return false;
        }
        int comma = line.indexOf(',', open);
        wordsStart = open + 1;
        wordsEnd = comma >= 0 && comma < close ? comma : close;
        minutes = wordsEnd < close ? minutes(line, wordsEnd, close) : 0;
        labelsStart = close + 1 < line.end() && line.bytes()[close + 1] == ' ' ? close + 3 : line.end();
        labelsEnd = Math.max(labelsStart, line.end() - 2);
        return line.bytes()[line.end() - 1] == ':';
    }

    private int digits(Lines line, int from) {
        id = 0;
        int at = from;
        while (at < line.end() && line.bytes()[at] >= '0' && line.bytes()[at] <= '9' && at - from < 18) {
            id = id * 10 + line.bytes()[at++] - '0';
        }
        return at;
    }

    private static int minutes(Lines line, int comma, int close) {
        int number = 0;
        int at = comma + 2;
        while (at < close && line.bytes()[at] >= '0' && line.bytes()[at] <= '9' && at - comma < 10) {
            number = number * 10 + line.bytes()[at++] - '0';
        }
        return line.startsWith(MINUTES, at) ? number : 0;
    }

    long id() {
        return id;
    }

    /** The state in words is this slice of the line. */
    int wordsStart() {
        return wordsStart;
    }

    int wordsEnd() {
        return wordsEnd;
    }

    /** 0 when the header names none. */
    int minutes() {
        return minutes;
    }

    /** The labels without their braces are this slice of the line, empty when there are none. */
    int labelsStart() {
        return labelsStart;
    }

    int labelsEnd() {
        return labelsEnd;
    }
}
