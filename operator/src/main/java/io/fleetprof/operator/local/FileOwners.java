package io.fleetprof.operator.local;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.snapshot.SnapshotParser;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whose files they are, as the captures of this program wrote it: beside the files, and in their names. */
final class FileOwners {
    /** Number, kind and the capture's id, as in {@code 01-Goroutine-0da9b6a7.pb.gz}. */
    private static final Pattern CAPTURED = Pattern.compile("\\d{2,}-[A-Za-z]+-([0-9a-f]{8})\\.[a-z.]+");

    /** A start is read from a clock in ticks, and by each capture anew. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final int SHOWN = 3;

    private final Set<String> files = new TreeSet<>();
    private final Set<String> owned = new TreeSet<>();
    private final Set<String> captures = new TreeSet<>();
    private final List<Container> containers = new ArrayList<>();

    void file(String name) {
        files.add(name);
        Matcher captured = CAPTURED.matcher(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('!')) + 1));
        if (captured.matches()) {
            captures.add(captured.group(1));
        }
    }

    /** What cannot be read says nothing: the file itself is what counts. */
    void beside(String name, InputStream gzip) {
        if (files.contains(name) && SnapshotParser.parse(gzip) instanceof SnapshotParser.Parsed.Good(var snapshot)) {
            owned.add(name);
            Container container = snapshot.container();
            if (containers.stream().noneMatch(known -> isOne(known, container))) {
                containers.add(container);
            }
        }
    }

    /** Names may be given twice outside of Kubernetes, lives begin at a time of their own. */
    private static boolean isOne(Container one, Container other) {
        return one.id().equals(other.id())
                && (one.started().isEmpty()
                        || other.started().isEmpty()
                        || near(one.started().get(), other.started().get()));
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SLACK) <= 0;
    }

    /** Whether every file that was read is known to be of the same container. */
    boolean known() {
        return containers.size() == 1 && owned.size() == files.size();
    }

    /** The line that names the containers, when there is more than one. */
    Optional<String> several() {
        return containers.size() > 1
                ? Optional.of("the snapshots beside the files name " + containers.size()
                        + " containers or lives of one: "
                        + containers.stream().limit(SHOWN).map(FileOwners::name).collect(Collectors.joining(", "))
                        + "; give the files of one")
                : Optional.empty();
    }

    private static String name(Container container) {
        return container.pod() + "/" + container.name()
                + container.started().map(start -> " started " + start).orElse("");
    }

    /** The line that names the captures, when there is more than one: mostly each is of a process of its own. */
    Optional<String> captures() {
        return captures.size() > 1
                ? Optional.of("by their names the files are of " + captures.size() + " captures ("
                        + captures.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + "), and nothing says that these are of one process; give the files of one capture, or put the"
                        + " *.snapshot.json.gz that lay beside each back there")
                : Optional.empty();
    }
}
