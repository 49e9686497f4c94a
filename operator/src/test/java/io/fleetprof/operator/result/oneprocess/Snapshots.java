package io.fleetprof.operator.result.oneprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Snapshots of one container, said in few words. */
final class Snapshots {
    static final String MAIN = "goroutine 1 [select (no cases)]:\nmain.main()\n\t/src/main.go:9 +0x1\n\n";

    private Snapshots() {}

    /** A goroutine that a line of main started. */
    static String goroutine(long id, int createdAt) {
        return "goroutine " + id + " [chan receive]:\nmain.work()\n\t/src/main.go:30 +0x1\n"
                + "created by main.main in goroutine 1\n\t/src/main.go:" + createdAt + " +0x1\n\n";
    }

    static String goroutines(long from, long to) {
        StringBuilder text = new StringBuilder();
        for (long id = from; id <= to; id++) {
            text.append(goroutine(id, 20));
        }
        return text.toString();
    }

    /** Texts of debug=2, as the parser reads them. */
    static List<Snapshot> texts(String... goroutines) {
        List<Contents> contents = new ArrayList<>();
        for (String text : goroutines) {
            Reading read = Artifact.read(
                    new ByteArrayInputStream((MAIN + text).getBytes(StandardCharsets.UTF_8)), Bounds.DEFAULT);
            assertThat(read).isInstanceOf(Reading.Read.class);
            contents.add(((Reading.Read) read).contents());
        }
        return inTime(contents);
    }

    /** Goroutine profiles without ids: in each snapshot so many at one place, and at another. */
    static List<Snapshot> counts(long[] orders, long[] bills) {
        return inTime(IntStream.range(0, orders.length)
                .mapToObj(i -> contents(
                        Source.GOROUTINE_DEBUG0,
                        row(Family.GOROUTINE, "main.orders", orders[i]),
                        row(Family.GOROUTINE, "main.bills", bills[i]),
                        row(Family.GOROUTINE, "main.main", 1)))
                .toList());
    }

    /** Heap profiles: in each snapshot so much was allocated since the start. */
    static List<Snapshot> allocated(long... objects) {
        return inTime(IntStream.range(0, objects.length)
                .mapToObj(i -> contents(Source.HEAP, row(Family.ALLOCATION, "main.cache", objects[i])))
                .toList());
    }

    private static Contents contents(Source source, Population... rows) {
        return new Contents(source, Optional.empty(), Optional.empty(), List.of(rows), Map.of(), List.of());
    }

    private static Population row(Family family, String place, long count) {
        return Population.counted(
                new PopulationKey(family, new State("chan receive", StateClass.IDLE_ABLE), Place.user(place)), count);
    }

    private static List<Snapshot> inTime(List<Contents> contents) {
        Container container = Container.local("cart", "cart", Optional.empty());
        return IntStream.range(0, contents.size())
                .mapToObj(i -> new Snapshot(container, i, Optional.empty(), Optional.empty(), "", contents.get(i)))
                .toList();
    }
}
