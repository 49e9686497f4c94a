package io.fleetprof.operator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fleetprof.operator.local.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The demonstration with real programs, built for this run and started beside it. Where there is no Go, recordings stand
 * for the Go programs; those for a JVM run in any case.
 */
public final class LiveDemo {
    private final Demo demo;
    private final Path sources;
    private final Set<String> cases;
    private final long seed;
    private final boolean keep;
    private final Consumer<String> say;

    /**
     * @param sources of the programs: a folder with {@code go} and {@code jvm}
     * @param cases which of them; empty for all that need no library
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

    /** @param replay whether recordings are to stand for the Go programs even where there is Go */
    public Demo.Ended run(boolean replay) throws InterruptedException {
        try (Spool spool = Spool.open()) {
            say.accept("building leaky programs and their twins, seed " + seed);
            List<Order> jvm = jvm(spool.folder());
            if (replay) {
                return replayed(jvm);
            }
            if (!cases.isEmpty() && names(jvm).containsAll(cases)) {
                return live(jvm);
            }
            return switch (GoVariant.build(sources.resolve("go"), spool.folder(), seed)) {
                case GoVariant.Built.Ready(GoVariant go) -> live(both(go.orders(cases), jvm));
                case GoVariant.Built.Impossible(String why) -> {
                    say.accept("replaying recorded programs instead of real ones: " + why);
                    yield replayed(jvm);
                }
            };
        } catch (JsonProcessingException e) {
            return new Demo.Ended.Refused("a program does not speak as expected: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new Demo.Ended.Refused(e.getMessage());
        }
    }

    private List<Order> jvm(Path folder) throws InterruptedException {
        return switch (JvmVariant.build(sources.resolve("jvm"), folder, seed, this::isWanted, Jars.NONE)) {
            case JvmVariant.Built.Ready(JvmVariant variant) -> variant.orders();
            case JvmVariant.Built.Impossible(String why) -> {
                say.accept("leaving out the programs for a JVM: " + why);
                yield List.of();
            }
        };
    }

    /** What runs on the JDK alone. */
    private boolean isWanted(JvmCase one) {
        return one.libraries().isEmpty() && (cases.isEmpty() || cases.contains(one.name()));
    }

    private Demo.Ended live(List<Order> orders) throws IOException, InterruptedException {
        List<String> known = names(orders);
        Optional<String> unknown =
                cases.stream().filter(name -> !known.contains(name)).findFirst();
        if (unknown.isPresent()) {
            return new Demo.Ended.Refused("there is no case '" + unknown.get() + "'; --cases all has every one");
        }
        return run(orders, List.of());
    }

    private Demo.Ended replayed(List<Order> orders) throws IOException, InterruptedException {
        try (Replay replay = Replay.start()) {
            return run(orders, replay.programs());
        }
    }

    private Demo.Ended run(List<Order> orders, List<Program> recorded) throws IOException, InterruptedException {
        say.accept("starting " + orders.size() + " programs");
        try (Workloads workloads = Workloads.start(orders, keep)) {
            if (keep) {
                workloads.programs().forEach(one -> say.accept(one.line()));
            }
            return demo.run(both(recorded, workloads.programs()));
        }
    }

    private static List<String> names(List<Order> orders) {
        return orders.stream().map(Order::name).toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
