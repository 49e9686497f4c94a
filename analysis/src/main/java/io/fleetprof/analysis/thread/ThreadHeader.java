package io.fleetprof.analysis.thread;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that begins a thread: {@code "main" #1 [7394] prio=5 os_prio=0 cpu=59.75ms elapsed=0.85s tid=0x… nid=7394
 * runnable [0x…]}. The JVM's own threads have no number.
 *
 * @param id the Java thread id, 0 where there is none
 * @param cpuMillis 0 when unknown
 * @param elapsedSeconds since its start, 0 when unknown
 */
record ThreadHeader(String name, long id, double cpuMillis, double elapsedSeconds) {
    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,18})\\b.*");
    private static final int MAX_NAME = 256;

    /** A line that begins with a quote; a name may hold quotes itself, the attributes do not. */
    static ThreadHeader parse(String line) {
        int end = line.lastIndexOf('"');
        String name = line.substring(1, Math.max(1, end));
        String rest = line.substring(end + 1).strip();
        Matcher number = NUMBER.matcher(rest);
        return new ThreadHeader(
                name.substring(0, Math.min(name.length(), MAX_NAME)),
                number.matches() ? Long.parseLong(number.group(1)) : 0,
                figure(rest, " cpu=", "ms"),
                figure(rest, " elapsed=", "s"));
    }

    private static double figure(String text, String key, String unit) {
        int from = text.indexOf(key);
        int to = from < 0 ? -1 : text.indexOf(unit, from + key.length());
        String digits = to < 0 ? "" : text.substring(from + key.length(), to);
        boolean number = !digits.isEmpty()
                && digits.length() < 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                && digits.indexOf('.') == digits.lastIndexOf('.')
                && !digits.equals(".");
        return number ? Double.parseDouble(digits) : 0;
    }
}
