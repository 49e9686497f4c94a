package io.fleetprof.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.snapshot.SnapshotWriter;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileOwnersTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final FileOwners owners = new FileOwners();

    @Test
    void filesOfTwoContainersAreOfSeveral() {
        given("a/main/01-Goroutine-0da9b6a7.pb.gz", container("uid-a", NOON));
        given("b/main/01-Goroutine-38fcee1e.pb.gz", container("uid-b", NOON));

        assertThat(owners.several()).hasValueSatisfying(line -> assertThat(line)
                .contains("2 containers or lives of one: cart/main started"));
    }

    @Test
    void soAreThoseOfTwoLivesUnderOneName() {
        given("a/main/01-Goroutine-0da9b6a7.pb.gz", container("cart", NOON));
        given("b/main/01-Goroutine-38fcee1e.pb.gz", container("cart", NOON.plusSeconds(60)));

        assertThat(owners.several()).isPresent();
    }

    @Test
    void twoCapturesOfOneContainerAreOfOne() {
        given("a/main/01-Goroutine-0da9b6a7.pb.gz", container("uid-a", NOON));
        given("b/main/01-Goroutine-38fcee1e.pb.gz", container("uid-a", NOON.plusSeconds(1)));

        assertThat(owners.several()).isEmpty();
        assertThat(owners.known()).isTrue();
    }

    @Test
    void namesOfTwoCapturesAreADoubt() {
        owners.file("a/main/01-Goroutine-0da9b6a7.pb.gz");
        owners.file("a/main/02-Goroutine-0da9b6a7.pb.gz");
        assertThat(owners.captures()).isEmpty();

        owners.file("pods.zip!b/main/01-GoroutineText-38fcee1e.txt");

        assertThat(owners.captures())
                .hasValueSatisfying(line -> assertThat(line).contains("2 captures (0da9b6a7, 38fcee1e)"));
        assertThat(owners.known()).isFalse();
    }

    @Test
    void whatLiesBesideNoneThatWasReadSaysNothing() {
        owners.beside("a/main/01-Goroutine-0da9b6a7.pb.gz", snapshot(container("uid-a", NOON)));
        given("b/main/01-Goroutine-38fcee1e.pb.gz", container("uid-b", NOON));

        assertThat(owners.several()).isEmpty();
    }

    @Test
    void garbageBesideAFileSaysNothing() {
        owners.file("g1.pb.gz");
        owners.beside("g1.pb.gz", new ByteArrayInputStream(new byte[] {1, 2, 3}));

        assertThat(owners.several()).isEmpty();
        assertThat(owners.known()).isFalse();
    }

    private void given(String name, Container container) {
        owners.file(name);
        owners.beside(name, snapshot(container));
    }

    private static Container container(String uid, Instant started) {
        return new Container(uid, "main", 0, "cart", "cart", Optional.of(started));
    }

    private static ByteArrayInputStream snapshot(Container container) {
        Contents contents = new Contents(
                Source.GOROUTINE_DEBUG0, Optional.empty(), Optional.empty(), List.of(), Map.of(), List.of());
        return new ByteArrayInputStream(
                SnapshotWriter.write(new Snapshot(container, 0, Optional.empty(), Optional.empty(), "", contents)));
    }
}
