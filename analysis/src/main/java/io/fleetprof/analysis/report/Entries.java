package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything a finding prints, in reading order. */
public final class Entries {
    private static final int MAX_PODS = 20;

    private Entries() {}

    public static List<Entry> of(Finding finding, Coverage coverage) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Name("where", full(finding.location())));
        createdBy(finding).ifPresent(entries::add);
        entries.add(new Entry.Sentence("state", finding.state().name()));
        entries.add(new Entry.Sentence("count", count(finding)));
        entries.add(new Entry.Sentence("growth", Wording.growth(finding.growth())));
        finding.pods().stream().findFirst().map(Entries::worstPod).ifPresent(entries::add);
        entries.add(pods(finding, coverage));
        lines(entries, "evidence", finding.had());
        lines(entries, "lacking", finding.lacked());
        entries.add(new Entry.Sentence("cause", finding.cause()));
        entries.add(new Entry.Sentence("remedy", finding.remedy()));
        if (!finding.verify().isEmpty()) {
            entries.add(new Entry.Commands("verify", finding.verify()));
        }
        if (!finding.stacks().isEmpty()) {
            entries.add(new Entry.Stacks("stacks", finding.stacks()));
        }
        entries.add(new Entry.Sentence("rule", finding.detector() + ", finding " + finding.id()));
        return entries;
    }

    /** The function with the whole path of its file, so that an editor opens it. */
    public static String full(Frame frame) {
        String function = frame.function().isEmpty() ? "(unnamed)" : frame.function();
        if (frame.file().isEmpty()) {
            return function;
        }
        return function + " (" + frame.file() + (frame.line() > 0 ? ":" + frame.line() : "") + ")";
    }

    /** Only what runs has a creator; for the rest the stacks say where it comes from. */
    private static Optional<Entry> createdBy(Finding finding) {
        Optional<Entry> known = finding.createdBy().map(frame -> new Entry.Name("created by", full(frame)));
        return known.or(() -> switch (finding.fingerprint().family()) {
            case GOROUTINE ->
                Optional.of(new Entry.Sentence(
                        "created by", "not in these files; /debug/pprof/goroutine?debug=2 names the line"));
            case THREAD, VIRTUAL_THREAD, COROUTINE ->
                Optional.of(new Entry.Sentence("created by", "not in these files"));
            case EXECUTOR, HEAP, CONNECTION, DESCRIPTOR, START, LAUNCH, WITNESS, ALLOCATION, ACTIVITY ->
                Optional.empty();
        });
    }

    private static String count(Finding finding) {
        String size = finding.bytes() > 0 ? ", " + Wording.bytes(finding.bytes()) : "";
        return Wording.number(finding.count()) + size;
    }

    private static Entry worstPod(PodShare pod) {
        String with = " with " + Wording.number(pod.last()) + " (" + Wording.signed(pod.difference()) + ")";
        return new Entry.Sentence("worst pod", Printable.name(pod.pod()) + with);
    }

    private static Entry pods(Finding finding, Coverage coverage) {
        int shown = Math.min(MAX_PODS, finding.pods().size());
        int more = finding.pods().size() - shown;
        return new Entry.Pods(
                "pods", Wording.pods(finding, coverage), finding.pods().subList(0, shown), more);
    }

    private static void lines(List<Entry> entries, String label, List<String> lines) {
        if (!lines.isEmpty()) {
            entries.add(new Entry.Sentences(label, lines));
        }
    }
}
