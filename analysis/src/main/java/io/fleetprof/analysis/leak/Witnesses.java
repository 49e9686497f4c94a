package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Fleet;
import java.util.List;
import java.util.stream.Stream;

/** All witnesses of a fleet as one: those that move rows to the code that answers for them come first. */
record Witnesses(List<Witness> all) implements Witness {
    Witnesses {
        all = List.copyOf(all);
    }

    /** Those that read the files alone. */
    static Witnesses in(Fleet fleet, Retainers retainers) {
        return new Witnesses(
                List.of(Borrowers.in(fleet), Starters.in(fleet), Launchers.in(fleet), retainers, new ClassLoaders()));
    }

    /** With those that look at what else grows and waits, in a container and beyond it. */
    Witnesses beside(Witness... others) {
        return new Witnesses(Stream.concat(all.stream(), Stream.of(others)).toList());
    }

    @Override
    public Fleet name(Fleet fleet) {
        Fleet named = fleet;
        for (Witness witness : all) {
            named = witness.name(named);
        }
        return named;
    }

    @Override
    public Testimony on(Evidence evidence) {
        return all.stream().map(witness -> witness.on(evidence)).reduce(Testimony.NONE, Testimony::plus);
    }
}
