package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Library code follows the code that uses it. */
class CompanionsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Row loops = Row.library(Scene.SELECT, "net/http.(*persistConn).writeLoop", 100, 200, 300);

    @Test
    void aloneTheyAreAnObservationAtMost() {
        assertThat(new Scene().pod(HOUR, loops).analyse().verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void theyFollowTheCodeThatGrowsAlike() {
        Finding finding = new Scene()
                .pod(HOUR, loops, Row.user(Scene.SELECT, "shop.call", 100, 200, 300))
                .analyse()
                .findings()
                .getFirst();
        assertThat(finding.location().function()).isEqualTo("shop.call");
        assertThat(finding.had()).contains("grows alike: net/http.(*persistConn).writeLoop (+200)");
    }

    @Test
    void connectionsThatStayLentOutMayBeHeldOnPurpose() {
        State inUse = new State("in use", StateClass.LEASED);
        Row leases = Row.library(inUse, "net/http.(*persistConn).readLoop", 300, 300, 300)
                .family(Family.CONNECTION);
        assertThat(new Scene().pod(HOUR, leases.staying()).analyse().verdict()).isEqualTo(Verdict.CLEAN);
    }

    /** Calls ebb, and the connections that served them fall idle. */
    @Test
    void connectionsThatOnlyFallIdleAreNoGrowth() {
        String reader = "net/http.(*persistConn).readLoop";
        State idle = new State("idle", StateClass.IDLE_ABLE);
        Row readers = Row.library(Scene.IO, reader, 1600, 1610, 1590);
        Row idlers = Row.library(idle, reader, 40, 110, 170).family(Family.CONNECTION);
        assertThat(new Scene().pod(HOUR, readers, idlers).analyse().verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(new Scene()
                        .pod(HOUR, readers, idlers)
                        .pod(HOUR, readers, idlers)
                        .pod(HOUR, readers, idlers)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    void idleConnectionsThatAreAddedAreGrowth() {
        String reader = "net/http.(*persistConn).readLoop";
        State idle = new State("idle", StateClass.IDLE_ABLE);
        Row readers = Row.library(Scene.IO, reader, 1600, 1670, 1730);
        Row idlers = Row.library(idle, reader, 40, 110, 170).family(Family.CONNECTION);
        assertThat(new Scene().pod(HOUR, readers, idlers).analyse().verdict()).isEqualTo(Verdict.LEAKING);
    }

    @Test
    void connectionsAreNamedAfterWhoeverHoldsThem() {
        State inUse = new State("in use", StateClass.LEASED);
        Row leases = Row.library(inUse, "net/http.(*persistConn).readLoop", 100, 200, 300)
                .family(Family.CONNECTION)
                .staying();
        Row readers = Row.library(Scene.SELECT, "net/http.(*persistConn).readLoop", 110, 210, 310);
        Row callers = Row.user(Scene.IO, "shop.rates", 3, 2, 3);
        Row witness = Row.user(State.LIVE, "shop.rates", 4)
                .family(Family.HEAP)
                .source(Source.HEAP)
                .in("net/http.(*Client).do");
        Finding finding = new Scene()
                .pod(HOUR, readers, callers, leases, witness)
                .analyse()
                .findings()
                .getFirst();
        assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
        assertThat(finding.location().display()).isEqualTo("shop.rates (shop.go:22)");
        assertThat(finding.cause()).contains("bodies");
        assertThat(finding.had()).anyMatch(line -> line.startsWith("borrower named by the heap profile: 4 of 4"));
    }
}
