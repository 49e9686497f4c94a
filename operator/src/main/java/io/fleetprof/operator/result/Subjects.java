package io.fleetprof.operator.result;

import io.fleetprof.analysis.report.Subject;
import io.fleetprof.analysis.report.facts.Surroundings;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.store.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run's report is about, in the report's words. */
public final class Subjects {
    private static final Pattern TAG = Pattern.compile("[^@]*:([^:/@]+)(@.*)?");

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
                        .map(receipt -> target(receipt, plan))
                        .toList(),
                artifacts);
    }

    private static Subject.Target target(Receipt receipt, Plan plan) {
        PodContext context = plan.targets().stream()
                .filter(target -> target.container().equals(receipt.container()))
                .findFirst()
                .map(Plan.Target::context)
                .orElse(PodContext.NONE);
        String why = receipt.reason().isEmpty() ? "" : receipt.reason() + ": " + receipt.message();
        return new Subject.Target(
                receipt.container().pod(),
                context.node(),
                receipt.container().container(),
                receipt.runtime(),
                receipt.path(),
                outcome(receipt.outcome()),
                why,
                surroundings(context));
    }

    private static Surroundings surroundings(PodContext context) {
        return new Surroundings(
                context.node(),
                context.podStarted(),
                context.lastEnd().flatMap(Subjects::end),
                context.rolledOut().map(at -> new Surroundings.Rollout(at, version(context))),
                context.workingSet(),
                context.memoryLimit());
    }

    private static Optional<Surroundings.End> end(PodContext.End end) {
        String what = end.reason() + ", exit code " + end.exitCode();
        return end.at().map(at -> new Surroundings.End(at, what));
    }

    /** The image's tag, by which people know a version; else the revision's number. */
    private static String version(PodContext context) {
        Matcher tag = TAG.matcher(context.image());
        if (tag.matches() && !tag.group(1).equals("latest")) {
            return tag.group(1);
        }
        return context.revision().isEmpty() ? context.image() : "revision " + context.revision();
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
