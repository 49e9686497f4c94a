package io.fleetprof.analysis.population;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number of like things at one place, in one state, at one time: a row of a {@link Snapshot}.
 *
 * @param key what they are, what they do and where
 * @param count how many; exact for goroutines and threads, an estimate for sampled heaps (see {@code sampled})
 * @param bytes their size; 0 where size has no meaning
 * @param sampled how many individuals the profiler really saw; equals {@code count} where everything is counted
 * @param ids who they are, where the file names them
 * @param waits which wait each of them is in, where the file tells waits apart: it changes as soon as they run
 * @param ages how long they have waited, where the file tells
 * @param site the place with file and line for display: the commonest line of {@code key.place}
 * @param traces the commonest stacks, at most {@link #MAX_TRACES}, most individuals first
 * @param creators the lines that started them ("created by"), display → individuals, at most {@link #MAX_ATTRIBUTES}
 * @param labels profiler labels, {@code key=value} → individuals, at most {@link #MAX_ATTRIBUTES}
 */
public record Population(
        PopulationKey key,
        long count,
        long bytes,
        long sampled,
        Identities ids,
        Identities waits,
        Ages ages,
        Frame site,
        List<Trace> traces,
        SortedMap<Frame, Long> creators,
        SortedMap<String, Long> labels) {
    public static final int MAX_TRACES = 4;
    public static final int MAX_ATTRIBUTES = 8;

    public Population {
        if (count < 0 || bytes < 0 || sampled < 0) {
            throw new IllegalArgumentException("a population cannot be negative: " + key);
        }
        traces = List.copyOf(traces);
        creators = Collections.unmodifiableSortedMap(new TreeMap<>(creators));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Of whose waits nothing is known. */
    public Population(
            PopulationKey key,
            long count,
            long bytes,
            long sampled,
            Identities ids,
            Ages ages,
            Frame site,
            List<Trace> traces,
            SortedMap<Frame, Long> creators,
            SortedMap<String, Long> labels) {
        this(key, count, bytes, sampled, ids, Identities.UNKNOWN, ages, site, traces, creators, labels);
    }

    /** A counted population of which nothing else is known. */
    public static Population counted(PopulationKey key, long count) {
        Frame site = new Frame(key.place().function(), "", 0);
        return new Population(
                key,
                count,
                0,
                count,
                Identities.UNKNOWN,
                Ages.UNKNOWN,
                site,
                List.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    /** A counted population with attributes. */
    public static Population labelled(PopulationKey key, long count, SortedMap<String, Long> labels) {
        Population counted = counted(key, count);
        return new Population(
                key,
                count,
                0,
                count,
                Identities.UNKNOWN,
                Ages.UNKNOWN,
                counted.site,
                List.of(),
                Collections.emptySortedMap(),
                labels);
    }

    /** The same individuals, shown at a line. */
    public Population at(Frame line) {
        return at(key, line);
    }

    /** The same individuals, counted at another place. */
    public Population at(PopulationKey other, Frame otherSite) {
        return new Population(other, count, bytes, sampled, ids, waits, ages, otherSite, traces, creators, labels);
    }

    /** The same individuals with names. */
    public Population known(Identities names) {
        return new Population(key, count, bytes, sampled, names, waits, ages, site, traces, creators, labels);
    }
}
