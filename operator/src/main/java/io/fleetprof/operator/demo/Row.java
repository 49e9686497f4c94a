package io.fleetprof.operator.demo;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.leak.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One program: what it does, and what was found of it.
 *
 * @param pod the name it was profiled under
 * @param expected the leak's function and file, or that there is none
 * @param found the finding, or what was seen instead
 * @param right whether both agree: a leak Probable or better at its function and file; nothing Probable on a twin
 */
record Row(String pod, String expected, String found, boolean right) {
    /** A row a program, and one for a neighbour that hangs. */
    static List<Row> of(Program program, Analysis analysis) {
        List<Row> rows = new ArrayList<>();
        Program.Expectation expect = program.expect();
        rows.add(
                expect.leak()
                        ? leak(
                                program.pod(),
                                expect.function(),
                                Optional.of(expect.file()).filter(file -> !file.isEmpty()),
                                analysis)
                        : twin(program.pod(), expect, analysis));
        program.neighbour()
                .filter(Program.Neighbour::leak)
                .ifPresent(neighbour ->
                        rows.add(leak(program.neighbourPod(), neighbour.handler(), Optional.empty(), analysis)));
        return rows;
    }

    private static Row leak(String pod, String function, Optional<String> file, Analysis analysis) {
        String expected = function + file.map(name -> " (" + name + ")").orElse("");
        List<Finding> ours = accusing(pod, analysis);
        return ours.stream()
                .filter(finding -> finding.location().function().equals(function))
                .filter(finding ->
                        file.map(name -> isIn(finding.location().file(), name)).orElse(true))
                .findFirst()
                .map(finding -> new Row(pod, expected, said(finding, pod), true))
                .orElseGet(() -> new Row(pod, expected, instead(pod, ours, analysis), false));
    }

    /** Go's profiles have the whole path, a thread dump the name alone, a recording the name without its ending. */
    private static boolean isIn(String path, String file) {
        return path.equals(file) || path.endsWith("/" + file) || !path.isEmpty() && file.startsWith(path + ".");
    }

    private static Row twin(String pod, Program.Expectation expect, Analysis analysis) {
        String expected = "no leak, " + expect.count() + " in " + expect.state();
        List<Finding> accusing = accusing(pod, analysis);
        return accusing.isEmpty()
                ? new Row(pod, expected, instead(pod, List.of(), analysis), true)
                : new Row(pod, expected, said(accusing.getFirst(), pod), false);
    }

    /** Findings that call this pod leaking. */
    private static List<Finding> accusing(String pod, Analysis analysis) {
        return analysis.findings().stream()
                .filter(finding -> share(finding, pod)
                        .filter(share -> share.tier().compareTo(Tier.PROBABLE) <= 0)
                        .isPresent())
                .toList();
    }

    private static String instead(String pod, List<Finding> others, Analysis analysis) {
        if (!others.isEmpty()) {
            return "missed; instead " + said(others.getFirst(), pod);
        }
        return analysis.findings().stream()
                .filter(finding -> share(finding, pod).isPresent())
                .findFirst()
                .map(finding -> said(finding, pod))
                .orElse("nothing");
    }

    private static String said(Finding finding, String pod) {
        Optional<PodShare> share = share(finding, pod);
        List<Long> counts = share.map(PodShare::counts).orElse(List.of());
        String from = counts.isEmpty() ? "" : counts.getFirst() + " → " + counts.getLast() + " ";
        return share.map(PodShare::tier).orElse(finding.tier()).label() + ": " + from
                + finding.state().name() + " at " + finding.location().display();
    }

    private static Optional<PodShare> share(Finding finding, String pod) {
        return finding.pods().stream().filter(share -> share.pod().equals(pod)).findFirst();
    }
}
