package io.fleetprof.operator.reconcile;

import io.fleetprof.operator.capture.Entrances;
import io.fleetprof.operator.capture.Permits;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.storage.Storages;
import io.fleetprof.operator.target.Pods;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the parts of the operator together. */
final class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Steps steps(Storages storages, Pods pods, Entrances entrances, Watch watch, Settings settings, Clock clock) {
        Planning planning = new Planning(pods, clock);
        Capturing capturing = new Capturing(pods, entrances, Permits.ofCluster(), watch, clock);
        return new LiveSteps(storages, planning, capturing, settings);
    }
}
