package io.fleetprof.analysis.jvm;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line that jcmd puts before a JVM's reply: {@code 4242:}. */
public final class Heading {
    private static final Pattern PROCESS = Pattern.compile("(\\d{1,10}):");

    private Heading() {}

    /** The process id; empty for any other line. */
    public static OptionalLong processId(String line) {
        Matcher heading = PROCESS.matcher(line);
        return heading.matches() ? OptionalLong.of(Long.parseLong(heading.group(1))) : OptionalLong.empty();
    }
}
