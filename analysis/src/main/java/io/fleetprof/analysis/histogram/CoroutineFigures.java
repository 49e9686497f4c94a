package io.fleetprof.analysis.histogram;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the objects of kotlinx-coroutines (1.6 to 1.11) add up to: whose the coroutines are and what they wait for. The
 * names are those that {@code knowledge.json} looks for.
 */
final class CoroutineFigures {
    private static final String LIBRARY = "kotlinx.coroutines.";

    /** What a Job keeps of each child that has not ended. */
    private static final String CHILD = LIBRARY + "ChildHandleNode";

    /** Made by withContext, withTimeout, coroutineScope and the like, always under the coroutine that calls them. */
    private static final Set<String> SCOPED = Set.of(
            LIBRARY + "DispatchedCoroutine",
            LIBRARY + "UndispatchedCoroutine",
            LIBRARY + "TimeoutCoroutine",
            LIBRARY + "SupervisorCoroutine",
            LIBRARY + "internal.ScopeCoroutine",
            LIBRARY + "flow.internal.FlowCoroutine");

    /** That of runBlocking, which is not launched. */
    private static final String BLOCKING = LIBRARY + "BlockingCoroutine";

    /** A coroutine that waits has one of these. */
    private static final Set<String> SUSPENSIONS =
            Set.of(LIBRARY + "CancellableContinuationImpl", LIBRARY + "JobSupport$AwaitContinuation");

    private static final Set<String> TIMERS = Set.of(LIBRARY + "EventLoopImplBase$DelayedResumeTask");
    private static final Set<String> COMPLETIONS =
            Set.of(LIBRARY + "ResumeAwaitOnCompletion", LIBRARY + "ResumeOnCompletion");
    private static final Set<String> SUBSCRIPTIONS =
            Set.of(LIBRARY + "flow.SharedFlowImpl$collect$1", LIBRARY + "flow.StateFlowImpl$collect$1");

    /** Who collects a {@code flow {...}} has one. */
    private static final String COLD_COLLECTOR = LIBRARY + "flow.internal.SafeCollector";

    private static final String CHANNEL_SEGMENT = LIBRARY + "channels.ChannelSegment";
    private static final int CHANNEL_SEGMENT_SIZE = 32;
    private static final String SEMAPHORE_SEGMENT = LIBRARY + "sync.SemaphoreSegment";
    private static final int SEMAPHORE_SEGMENT_SIZE = 16;

    /** A scope, and what every cancelled Job holds. */
    private static final String SCOPE = LIBRARY + "internal.ContextScope";

    private static final String CANCELLATION = LIBRARY + "JobCancellationException";

    /** Work in progress and finished work hold these for a moment, and nothing that waits does: the rest is garbage. */
    private static final Set<String> PASSING = Set.of(
            LIBRARY + "CompletedContinuation",
            LIBRARY + "CancelledContinuation",
            LIBRARY + "JobSupport$Finishing",
            "java.lang.StringBuilder",
            "java.util.Formatter",
            "java.util.StringJoiner",
            "java.util.stream.ReferencePipeline$Head");

    private final Map<String, Long> objects = new HashMap<>();

    CoroutineFigures(Collection<ClassRow> rows) {
        rows.forEach(row -> objects.merge(row.name(), row.objects(), Long::sum));
    }

    static boolean anyIn(Collection<ClassRow> rows) {
        return rows.stream().anyMatch(row -> row.name().startsWith(LIBRARY));
    }

    /** Figures by name. */
    Map<String, Long> all() {
        Map<String, Long> figures = new TreeMap<>();
        addOwners(figures);
        addWaits(figures);
        return figures;
    }

    private void addOwners(Map<String, Long> figures) {
        long orphans = Math.max(0, scoped() + launched() - of(CHILD));
        figures.put("coroutines without a parent", orphans);
        figures.put("coroutines under a parent", Math.max(0, launched() - orphans));
        figures.put("cancelled scopes", Math.min(of(SCOPE), of(CANCELLATION)));
    }

    private void addWaits(Map<String, Long> figures) {
        long coroutines = scoped() + launched() + of(BLOCKING);
        long suspensions = all(SUSPENSIONS);
        long known = all(TIMERS) + all(COMPLETIONS) + all(SUBSCRIPTIONS);
        long unknown = Math.max(0, Math.min(suspensions, coroutines) - known);
        long queues = CHANNEL_SEGMENT_SIZE * of(CHANNEL_SEGMENT) + SEMAPHORE_SEGMENT_SIZE * of(SEMAPHORE_SEGMENT);
        long queued = Math.min(unknown, queues);
        figures.put("collectors of flows", all(SUBSCRIPTIONS) + of(COLD_COLLECTOR));
        figures.put("timers of delays", all(TIMERS));
        figures.put("waits for a Deferred or a Job", all(COMPLETIONS));
        figures.put("waits in a channel, a mutex or a semaphore", queued);
        figures.put("waits without timer or sender", unknown - queued);
        figures.put("objects of work in progress", Math.max(0, suspensions - coroutines) + all(PASSING));
    }

    private long scoped() {
        return all(SCOPED);
    }

    private long launched() {
        return sum(name -> name.startsWith(LIBRARY)
                && name.endsWith("Coroutine")
                && !SCOPED.contains(name)
                && !name.equals(BLOCKING));
    }

    private long of(String name) {
        return objects.getOrDefault(name, 0L);
    }

    private long all(Set<String> names) {
        return names.stream().mapToLong(this::of).sum();
    }

    private long sum(Predicate<String> condition) {
        return objects.entrySet().stream()
                .filter(row -> condition.test(row.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
