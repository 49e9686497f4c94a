package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Growth;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * The bounds findings.json keeps, as its schema states them: one use a document, which then stays below some 64 MiB
 * whatever names a target gave itself. What goes beyond is cut from the end, where the least of it stands, and the cut
 * is said in a remark.
 */
final class FindingsBounds {
    static final int FINDINGS = 500;
    static final int CHAINS = 50;
    static final int LINES = 200;
    static final int COUNTS = 1000;
    static final int STACKS = 16;
    static final int TARGETS = 10_000;
    static final int FILES = 100_000;

    private int podsLeft = 20_000;
    private int framesLeft = 20_000;
    private boolean detailCut;

    static Subject subject(Subject it) {
        return new Subject(
                it.cluster(),
                it.namespace(),
                it.name(),
                it.uid(),
                it.generatedAt(),
                it.toolVersion(),
                first(TARGETS, it.targets()),
                first(FILES, it.artifacts()));
    }

    Analysis analysis(Analysis it) {
        List<Finding> findings =
                first(FINDINGS, it.findings()).stream().map(this::finding).toList();
        List<Finding> observations =
                first(FINDINGS, it.observations()).stream().map(this::finding).toList();
        return new Analysis(
                it.verdict(),
                it.reason(),
                findings,
                observations,
                it.coverage(),
                it.window(),
                first(CHAINS, it.chains()),
                remarks(it));
    }

    private List<String> remarks(Analysis it) {
        List<String> remarks = new ArrayList<>(first(LINES - 3, it.remarks()));
        cut("findings", it.findings(), remarks);
        cut("observations", it.observations(), remarks);
        if (detailCut) {
            remarks.add("pods or stacks of the lesser findings are left out to keep the file small");
        }
        return remarks;
    }

    private static void cut(String what, List<Finding> all, List<String> remarks) {
        if (all.size() > FINDINGS) {
            remarks.add("only the first " + FINDINGS + " of " + all.size() + " " + what + " are kept");
        }
    }

    private Finding finding(Finding it) {
        return new Finding(
                it.tier(),
                it.detector(),
                it.fingerprint(),
                it.state(),
                it.location(),
                it.createdBy(),
                it.count(),
                it.bytes(),
                growth(it.growth()),
                pods(it.pods()),
                first(LINES, it.had()),
                first(LINES, it.lacked()),
                it.cause(),
                it.remedy(),
                first(LINES, it.verify()),
                stacks(it.stacks()));
    }

    private List<PodShare> pods(List<PodShare> all) {
        List<PodShare> kept =
                first(podsLeft, all).stream().map(FindingsBounds::share).toList();
        podsLeft -= kept.size();
        detailCut |= kept.size() < all.size();
        return kept;
    }

    private List<Trace> stacks(List<Trace> all) {
        List<Trace> kept = new ArrayList<>();
        for (Trace trace : first(STACKS, all)) {
            int frames = trace.stack().frames().size();
            if (frames <= framesLeft) {
                framesLeft -= frames;
                kept.add(trace);
            }
        }
        detailCut |= kept.size() < all.size();
        return kept;
    }

    private static PodShare share(PodShare it) {
        List<Long> counts = it.counts();
        List<Long> latest = counts.subList(Math.max(0, counts.size() - COUNTS), counts.size());
        return new PodShare(it.pod(), it.workload(), latest, it.tier());
    }

    /** JSON has no infinite number. */
    private static Growth growth(Growth it) {
        return new Growth(
                it.first(),
                it.last(),
                it.snapshots(),
                it.perMinute().filter(Double::isFinite),
                it.interval().filter(both -> Double.isFinite(both.low()) && Double.isFinite(both.high())));
    }

    private static <T> List<T> first(int bound, List<T> all) {
        return all.size() <= bound ? all : all.subList(0, bound);
    }
}
