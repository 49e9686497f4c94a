package io.fleetprof.operator.local;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.population.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files that are said to be of one process, as its snapshots.
 *
 * @param fleet the one container with all its snapshots; empty when no file could be read
 * @param refused one line for each file that could not be read
 */
public record FileSeries(Fleet fleet, List<String> refused) {
    public FileSeries {
        refused = List.copyOf(refused);
    }

    /** A file that was read. */
    private record Page(String name, Contents contents) {}

    /**
     * @param name of the process, for display
     * @param interval from each snapshot to the next, when the reader knows it; the files alone give no rate
     */
    public static FileSeries read(String name, List<Path> paths, Optional<Duration> interval) {
        List<Page> pages = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        paths.forEach(path -> read(path, pages, refused));
        Container container = Container.local(name, name, Optional.empty());
        return new FileSeries(fleet(container, distinct(pages, refused), interval), refused);
    }

    /** What cannot be read is said of its path; the others are read all the same. */
    private static void read(Path path, List<Page> pages, List<String> refused) {
        int known = pages.size() + refused.size();
        try {
            InputFiles.visit(path, (file, bytes) -> read(file, bytes, pages, refused));
        } catch (NoSuchFileException e) {
            refused.add(e.getFile() + ": there is no such file");
        } catch (AccessDeniedException e) {
            refused.add(e.getFile() + ": no permission to read it");
        } catch (IOException e) {
            refused.add(path + ": reading failed: " + e.getMessage());
        }
        if (pages.size() + refused.size() == known) {
            refused.add(path + ": there is no file in it");
        }
    }

    /** Leaves out what was read before: a snapshot and its copy would show that nothing moves. */
    private static List<Page> distinct(List<Page> pages, List<String> refused) {
        record Moment(Source source, Instant clock) {}
        Map<Moment, Page> first = new HashMap<>();
        List<Page> distinct = new ArrayList<>();
        for (Page page : pages) {
            Optional<Page> same = page.contents()
                    .clock()
                    .map(clock -> first.putIfAbsent(new Moment(page.contents().source(), clock), page));
            same.ifPresentOrElse(
                    it -> refused.add(page.name() + ": the same snapshot as " + it.name()), () -> distinct.add(page));
        }
        return distinct;
    }

    private static void read(String file, InputStream bytes, List<Page> pages, List<String> refused) {
        switch (Artifact.read(bytes, Bounds.DEFAULT)) {
            case Reading.Read(Contents contents) -> pages.add(new Page(file, contents));
            case Reading.Refused why -> refused.add(file + ": " + why.line());
        }
    }

    private static Fleet fleet(Container container, List<Page> pages, Optional<Duration> interval) {
        Map<Source, List<Page>> sources = new EnumMap<>(Source.class);
        pages.forEach(page -> sources.computeIfAbsent(page.contents().source(), _ -> new ArrayList<>())
                .add(page));
        TreeMap<SnapshotKey, Snapshot> snapshots = new TreeMap<>();
        for (List<Page> series : sources.values()) {
            List<Page> ordered = ordered(series);
            for (int i = 0; i < ordered.size(); i++) {
                Snapshot snapshot = snapshot(container, ordered.get(i), i, interval);
                snapshots.put(snapshot.key(), snapshot);
            }
        }
        return new Fleet(snapshots);
    }

    private static Snapshot snapshot(Container container, Page page, int sequence, Optional<Duration> interval) {
        return new Snapshot(
                container,
                sequence,
                interval.map(step -> step.multipliedBy(sequence)),
                page.contents().clock(),
                page.name(),
                page.contents());
    }

    /** By the time in the files where all have one, else by their names. */
    private static List<Page> ordered(List<Page> series) {
        List<Page> ordered = new ArrayList<>(series);
        ordered.sort((a, b) -> NaturalOrder.compare(a.name(), b.name()));
        if (series.stream().allMatch(page -> page.contents().clock().isPresent())) {
            ordered.sort(Comparator.comparing(page -> page.contents().clock().orElseThrow()));
        }
        return ordered;
    }
}
