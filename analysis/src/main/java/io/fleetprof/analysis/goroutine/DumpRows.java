package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.go.Blocking;
import io.fleetprof.analysis.go.GoroutineCensus;
import io.fleetprof.analysis.go.Located;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A dump as populations, with ids, ages and creators. */
final class DumpRows {
    private final Dump dump;
    private final Names names;
    /** Goroutines in the order of their groups; group g is from {@code ends[g - 1]} to {@code ends[g]}. */
    private final int[] order;

    private final int[] ends;

    DumpRows(Dump dump) {
        this.dump = dump;
        names = new Names(dump);
        ends = new int[dump.groups.size()];
        order = new int[dump.size()];
        sort();
    }

    private void sort() {
        for (int i = 0; i < dump.size(); i++) {
            ends[dump.group.get(i)]++;
        }
        for (int g = 1; g < ends.length; g++) {
            ends[g] += ends[g - 1];
        }
        int[] next = ends.clone();
        for (int i = dump.size() - 1; i >= 0; i--) {
            order[--next[dump.group.get(i)]] = i;
        }
    }

    Contents contents() {
        checkLines();
        GoroutineCensus census = new GoroutineCensus();
        for (int group = 0; group < ends.length; group++) {
            census.add(group(group));
        }
        return new Contents(
                Source.GOROUTINE_DEBUG2, Optional.empty(), Optional.empty(), census.populations(), Map.of(), remarks());
    }

    /** Crashes print registers and exit codes beside their goroutines; more than a few such lines are another text. */
    private void checkLines() {
        if (dump.size() == 0) {
            Defect defect = dump.incomplete ? Defect.TRUNCATED : Defect.NOT_A_PROFILE;
            throw new Refusal(defect, "no complete goroutine in " + dump.bytes + " bytes");
        }
        if (dump.strayLines > 100 + dump.size()) {
            throw new Refusal(
                    Defect.CORRUPT,
                    dump.strayLines + " lines that are no goroutines beside " + dump.size() + " goroutines");
        }
    }

    private GoroutineCensus.Group group(int group) {
        int[] path = dump.stacks.path(dump.groups.first(group));
        boolean created = path.length > 0 && dump.stacks.isCreator(path[path.length - 1]);
        int depth = created ? path.length - 1 : path.length;
        List<Located.Call> calls = new ArrayList<>(depth);
        List<Blocking.Leaf> leaf = new ArrayList<>(Blocking.DEPTH);
        for (int i = 0; i < depth; i++) {
            calls.add(names.call(path[i]));
            if (i < Blocking.DEPTH) {
                leaf.add(names.leaf(path[i]));
            }
        }
        Optional<Frame> creator = created ? Optional.of(names.call(path[depth]).frame()) : Optional.empty();
        int state = dump.groups.second(group);
        long[] ids = ids(group);
        return new GoroutineCensus.Group(
                calls,
                Blocking.worded(dump.words.get(dump.states.first(state)), leaf),
                ids.length,
                ids,
                ages(group),
                creator,
                labels(dump.states.second(state)));
    }

    private int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    private long[] ids(int group) {
        long[] ids = new long[ends[group] - start(group)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = dump.ids.get(order[start(group) + i]);
        }
        return ids;
    }

    private Ages ages(int group) {
        TreeMap<Integer, Long> minutes = new TreeMap<>();
        for (int i = start(group); i < ends[group]; i++) {
            int waited = dump.minutes.get(order[i]);
            if (waited > 0) {
                minutes.merge(waited, 1L, Long::sum);
            }
        }
        return new Ages(minutes);
    }

    private List<String> labels(int labels) {
        return labels < 0 ? List.of() : Labels.ofHeader(dump.labels.get(labels));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (dump.bytes == GoroutineText.RUNTIME_LIMIT) {
            remarks.add(
                    "the runtime cut the text at 64 MiB: goroutines beyond that are missing; take debug=0 for counts");
        } else if (dump.incomplete) {
            remarks.add("the text ends in the middle of a goroutine: it was cut, and goroutines are missing");
        }
        if (dump.elided > 0) {
            remarks.add(dump.elided
                    + " goroutines are deeper than 100 frames; the runtime left out the middle of their stacks");
        }
        if (dump.strayLines > 0) {
            remarks.add(dump.strayLines + " lines are not part of any goroutine and were passed over");
        }
        return remarks;
    }
}
