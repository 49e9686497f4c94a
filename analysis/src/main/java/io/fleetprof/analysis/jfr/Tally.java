package io.fleetprof.analysis.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the chunks of a recording say together: events alike are one sum, whatever chunk they stand in. */
final class Tally {
    private final Sink sink;
    private final Totals totals = new Totals();
    private final List<CallStack> stacks = new ArrayList<>(List.of(CallStack.NONE));
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    Tally(Sink sink) {
        this.sink = sink;
    }

    /** @param thread the name of one of the threads where it is needed, else empty */
    void activity(Activity activity, String thread, CallStack stack, String className, long events, long value) {
        while (stacks.size() <= stack.number()) {
            stacks.add(CallStack.NONE);
        }
        stacks.set(stack.number(), stack);
        long threadAndClass = (long) number(thread) << Integer.SIZE | number(className);
        totals.add(activity, 0, stack.number(), threadAndClass, events, value);
    }

    private int number(String text) {
        Integer known = numbers.get(text);
        if (known == null) {
            known = texts.size();
            numbers.put(text, known);
            texts.add(text);
        }
        return known;
    }

    void start(String thread, long id, CallStack stack) {
        sink.start(thread, id, stack);
    }

    /** Hands on the sums. */
    void handOn() {
        totals.forEach((activity, _, number, threadAndClass, events, value) -> {
            CallStack stack = stacks.get((int) number);
            boolean atRest = activity == Activity.ON_CPU && stack.nativeLeaf();
            String thread = texts.get((int) (threadAndClass >>> Integer.SIZE));
            String className = texts.get((int) threadAndClass);
            sink.activity(atRest ? Activity.IN_NATIVE : activity, thread, stack, className, events, value);
        });
    }
}
