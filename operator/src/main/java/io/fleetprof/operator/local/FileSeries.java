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
import io.fleetprof.operator.result.oneprocess.Doubt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files that are said to be of one process, as its snapshots.
 *
 * @param fleet the one container with all its snapshots; empty when no file could be read, or they are of several
 * @param refused one line for each file that could not be read
 * @param strangers why the others are not, or may not be, of one process; one line each
 */
public record FileSeries(Fleet fleet, List<String> refused, List<String> strangers) {
    public FileSeries {
        refused = List.copyOf(refused);
        strangers = List.copyOf(strangers);
    }

    /** Why the whole is not trusted, gravest first. */
    public List<String> doubts() {
        return Stream.concat(strangers.stream(), refused.stream()).toList();
    }

    /** Whether no file could be read. */
    public boolean isEmpty() {
        return fleet.isEmpty() && strangers.isEmpty();
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
        FileOwners owners = new FileOwners();
        paths.forEach(path -> read(path, pages, refused, owners));
        Optional<String> several = owners.several();
        if (several.isPresent()) {
            return new FileSeries(Fleet.EMPTY, refused, List.of(name + ": NotOneProcess: " + several.get()));
        }
        Container container = Container.local(name, name, Optional.empty());
        Fleet fleet = fleet(container, distinct(pages, refused), interval);
        return new FileSeries(fleet, refused, owners.known() ? List.of() : strangers(name, owners, fleet));
    }

    private static List<String> strangers(String name, FileOwners owners, Fleet fleet) {
        List<Snapshot> snapshots = List.copyOf(fleet.snapshots().values());
        return Stream.concat(owners.captures().stream(), Doubt.in(snapshots).stream())
                .map(doubt -> name + ": " + doubt)
                .toList();
    }

    /** What cannot be read is said of its path; the others are read all the same. */
    private static void read(Path path, List<Page> pages, List<String> refused, FileOwners owners) {
        int known = pages.size() + refused.size();
        try {
            InputFiles.visit(path, visitor(pages, refused, owners));
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

    private static InputFiles.Visitor visitor(List<Page> pages, List<String> refused, FileOwners owners) {
        return new InputFiles.Visitor() {
            @Override
            public void file(String name, InputStream bytes) {
                switch (Artifact.read(bytes, Bounds.DEFAULT)) {
                    case Reading.Read(Contents contents) -> {
                        pages.add(new Page(name, contents));
                        owners.file(name);
                    }
                    case Reading.Refused why -> refused.add(name + ": " + why.line());
                }
            }

            @Override
            public void beside(String name, InputStream gzip) {
                owners.beside(name, gzip);
            }
        };
    }

    /**
     * Leaves out what was read before: a snapshot and its copy would show that nothing moves. Two processes may be read
     * in the same second: what counts is that all is equal.
     */
    private static List<Page> distinct(List<Page> pages, List<String> refused) {
        Map<Contents, Page> first = new HashMap<>();
        List<Page> distinct = new ArrayList<>();
        for (Page page : pages) {
            Optional<Page> same = page.contents().clock().map(_ -> first.putIfAbsent(page.contents(), page));
            same.ifPresentOrElse(
                    it -> refused.add(page.name() + ": the same snapshot as " + it.name()), () -> distinct.add(page));
        }
        return distinct;
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
