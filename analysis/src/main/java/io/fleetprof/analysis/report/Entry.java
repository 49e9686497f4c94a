package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Trace;
import java.util.List;

/** One labelled piece of a finding, the same for every rendering; only its look differs. Nothing in it is escaped. */
public sealed interface Entry {
    String label();

    /** A name of the target: code, a line, a state. */
    record Name(String label, String name) implements Entry {}

    /** A sentence of ours; it may quote names. */
    record Sentence(String label, String text) implements Entry {}

    /** Several sentences; never empty. */
    record Sentences(String label, List<String> lines) implements Entry {}

    /** Commands to copy; never empty. */
    record Commands(String label, List<String> lines) implements Entry {}

    /**
     * The pods in question.
     *
     * @param summary how many of how many
     * @param pods the worst of them
     * @param more how many are not listed
     */
    record Pods(String label, String summary, List<PodShare> pods, int more) implements Entry {}

    /** The commonest stacks; never empty. */
    record Stacks(String label, List<Trace> traces) implements Entry {}
}
