package io.fleetprof.operator.result;

import io.fleetprof.analysis.report.Subject;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a run's report is about, in the report's words. */
public final class Subjects {
    private Subjects() {}

    /** @param pages names of the flame graphs beside the report */
    public static Subject of(Plan plan, Harvest harvest, Keys keys, Collection<String> pages) {
        List<String> artifacts = new ArrayList<>();
        harvest.receipts().forEach(receipt -> receipt.artifacts()
                .forEach(artifact ->
                        artifacts.add(artifact.key().substring(keys.prefix().length()))));
        pages.forEach(
                page -> artifacts.add(keys.report(page).substring(keys.prefix().length())));
        return new Subject(
                keys.cluster(),
                plan.namespace(),
                plan.request(),
                plan.uid(),
                Instant.now(),
                Version.PROGRAM,
                harvest.receipts().stream()
                        .sorted(Comparator.comparing(Receipt::outcome).reversed())
                        .map(Subjects::target)
                        .toList(),
                artifacts);
    }

    private static Subject.Target target(Receipt receipt) {
        String why = receipt.reason().isEmpty() ? "" : receipt.reason() + ": " + receipt.message();
        return new Subject.Target(
                receipt.container().pod(),
                "",
                receipt.container().container(),
                receipt.runtime(),
                receipt.path(),
                outcome(receipt.outcome()),
                why);
    }

    private static Subject.Outcome outcome(Receipt.Outcome outcome) {
        return switch (outcome) {
            case Collected -> Subject.Outcome.COLLECTED;
            case Downgraded -> Subject.Outcome.DOWNGRADED;
            case Skipped -> Subject.Outcome.SKIPPED;
            case Failed -> Subject.Outcome.FAILED;
            case Gone -> Subject.Outcome.GONE;
        };
    }
}
