package io.fleetprof.operator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fleetprof.operator.local.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The demonstration with real programs, built for this run and started beside it. */
public final class LiveDemo {
    private final Demo demo;
    private final Path sources;
    private final Set<String> cases;
    private final long seed;
    private final boolean keep;
    private final Consumer<String> say;

    /**
     * @param sources of the programs
     * @param cases which of them; empty for all
     * @param seed of their names, counts and rates
     * @param keep whether they go on afterwards
     * @param say prints a line of progress
     */
    public LiveDemo(Demo demo, Path sources, Set<String> cases, long seed, boolean keep, Consumer<String> say) {
        this.demo = demo;
        this.sources = sources;
        this.cases = Set.copyOf(cases);
        this.seed = seed;
        this.keep = keep;
        this.say = say;
    }

    /** How it went, or why it cannot be: without Go, or without the sources. */
    public sealed interface Result {
        record Ran(Demo.Ended ended) implements Result {}

        record Impossible(String why) implements Result {}
    }

    public Result run() throws InterruptedException {
        try (Spool spool = Spool.open()) {
            say.accept("building leaky programs and their twins, seed " + seed);
            return switch (Variant.build(sources, spool.folder(), seed)) {
                case Variant.Built.Impossible(String why) -> new Result.Impossible(why);
                case Variant.Built.Ready(Variant variant) -> new Result.Ran(run(variant));
            };
        } catch (IOException e) {
            return new Result.Ran(new Demo.Ended.Refused("no temporary folder can be made: " + e.getMessage()));
        }
    }

    private Demo.Ended run(Variant variant) throws InterruptedException {
        try {
            List<Workloads.Order> orders = variant.orders(cases);
            List<String> known = orders.stream().map(Workloads.Order::name).toList();
            Optional<String> unknown =
                    cases.stream().filter(name -> !known.contains(name)).findFirst();
            if (unknown.isPresent()) {
                return new Demo.Ended.Refused("there is no case '" + unknown.get() + "'; --cases all has every one");
            }
            say.accept("starting " + orders.size() + " programs");
            try (Workloads workloads = Workloads.start(variant.binary(), orders, seed, keep)) {
                if (keep) {
                    workloads.programs().forEach(one -> say.accept(one.pod() + " " + one.url() + " pid " + one.pid()));
                }
                return demo.run(workloads.programs());
            }
        } catch (JsonProcessingException e) {
            return new Demo.Ended.Refused("a program does not speak as expected: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new Demo.Ended.Refused(e.getMessage());
        }
    }
}
