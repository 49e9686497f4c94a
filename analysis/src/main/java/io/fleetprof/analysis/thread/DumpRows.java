package io.fleetprof.analysis.thread;

import io.fleetprof.analysis.jvm.Located;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.jvm.PoolCensus;
import io.fleetprof.analysis.jvm.ThreadCensus;
import io.fleetprof.analysis.jvm.ThreadState;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.ThreadTimes;
import io.fleetprof.analysis.population.WorkerPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A dump as populations, with ids, and with the holder of what a population waits for. */
final class DumpRows {
    private static final int MAX_REMARKS = 8;

    private final Dump dump;
    private final Holders holders;
    private final boolean[] circles;
    private final Map<Integer, List<Method>> stacks = new HashMap<>();
    private final Map<Integer, Method> methods = new HashMap<>();
    private final Map<Integer, String> holderLines = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    DumpRows(Dump dump) {
        this.dump = dump;
        holders = new Holders(dump);
        circles = holders.circles();
    }

    Contents contents(Source source) {
        ThreadCensus census = new ThreadCensus();
        PoolCensus pools = new PoolCensus();
        ThreadTimes.Busiest busiest = new ThreadTimes.Busiest();
        for (int thread = 0; thread < dump.size(); thread++) {
            ThreadCensus.Individual individual = individual(thread);
            census.add(individual);
            if (source == Source.THREAD_PRINT) {
                pools.add(individual.name(), individual.stack());
                busiest.add(time(individual));
            }
        }
        List<Population> rows = Stream.of(
                        census.populations(), busiest.times().populations(), WorkerPool.populations(pools.pools()))
                .flatMap(List::stream)
                .toList();
        return new Contents(source, Optional.empty(), dump.clock, rows, gauges(), remarks);
    }

    private static ThreadTimes.Time time(ThreadCensus.Individual thread) {
        return new ThreadTimes.Time(
                thread.id() > 0 ? thread.name() + " #" + thread.id() : thread.name(),
                thread.cpuMicros(),
                Located.of(thread.name(), thread.stack()).site());
    }

    private Map<Gauge, Long> gauges() {
        EnumMap<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        long platform = 0;
        for (int thread = 0; thread < dump.size(); thread++) {
            platform += 1 - dump.virtual.get(thread);
        }
        gauges.put(Gauge.THREADS, platform);
        dump.processId.ifPresent(id -> gauges.put(Gauge.PROCESS_ID, id));
        if (dump.oldestSeconds > 0) {
            gauges.put(Gauge.UPTIME_SECONDS, (long) dump.oldestSeconds);
            gauges.put(Gauge.CPU_MILLIS, (long) dump.cpuMillis);
        }
        return gauges;
    }

    private ThreadCensus.Individual individual(int thread) {
        List<Method> stack = stack(thread);
        return new ThreadCensus.Individual(
                dump.virtual.get(thread) == 1 ? Family.VIRTUAL_THREAD : Family.THREAD,
                dump.ids.get(thread),
                dump.cpuMicros.get(thread),
                name(thread),
                Dump.text(dump.containers, dump.container.get(thread)),
                state(thread, stack),
                stack,
                labels(thread));
    }

    private State state(int thread, List<Method> stack) {
        boolean named = !dump.deadlocked.isEmpty()
                && dump.waits.get(thread) != Dump.NONE
                && dump.deadlocked.contains(Dump.text(dump.names, dump.name.get(thread)));
        if (!named && !circles[thread]) {
            return ThreadState.of(Dump.text(dump.words, dump.state.get(thread)), stack);
        }
        if (remarks.size() < MAX_REMARKS) {
            remarks.add("deadlock: thread " + line(thread) + " waits for what "
                    + holders.of(thread).stream()
                            .mapToObj(this::line)
                            .findFirst()
                            .orElse("another of them") + " holds");
        }
        return ThreadState.DEADLOCK;
    }

    private List<String> labels(int thread) {
        return holders.of(thread).stream()
                .mapToObj(holder -> "held by=" + holderLines.computeIfAbsent(holder, this::line))
                .toList();
    }

    /** {@code "teller" at shop.Bank.withdraw (Bank.java:28)}. */
    private String line(int thread) {
        String name = name(thread);
        return '"' + name + "\" at " + Located.of(name, stack(thread)).site().display();
    }

    private String name(int thread) {
        return Dump.text(dump.names, dump.name.get(thread)).replaceAll("\\p{Cntrl}", " ");
    }

    private List<Method> stack(int thread) {
        return stacks.computeIfAbsent(dump.stack.get(thread), this::methods);
    }

    private List<Method> methods(int stack) {
        return Method.withoutLambdaClasses(Arrays.stream(dump.stacks.path(stack))
                .map(dump.stacks::function)
                .boxed()
                .map(call -> methods.computeIfAbsent(call, text -> Method.parse(dump.calls.get(text))))
                .toList());
    }
}
