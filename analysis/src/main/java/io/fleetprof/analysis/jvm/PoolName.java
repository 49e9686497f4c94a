package io.fleetprof.analysis.jvm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a thread's name says of its pool: of {@code pool-7-thread-2} the pool is {@code pool-7} and the pattern
 * {@code pool-*-thread-*}.
 *
 * @param pattern every number a star
 * @param pool the name without its last number
 * @param numbered whether the pool has a number of its own, so that pools can be told apart
 */
public record PoolName(String pattern, String pool, boolean numbered) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern MEMBER = Pattern.compile("[-#_ .](?:thread|worker|Worker|exec|t)?[-#_ .]?\\d+$");
    private static final int MAX = 80;

    public static PoolName of(String thread) {
        String name = thread.length() <= MAX ? thread : thread.substring(0, MAX);
        String pattern = NUMBER.matcher(name).replaceAll("*");
        Matcher member = MEMBER.matcher(name);
        String pool = member.find() ? name.substring(0, member.start()) : name;
        return new PoolName(pattern, pool, NUMBER.matcher(pool).find());
    }
}
