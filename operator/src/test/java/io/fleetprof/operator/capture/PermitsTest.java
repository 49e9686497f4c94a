package io.fleetprof.operator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.target.Endpoint;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PermitsTest {
    private final Permits permits = Permits.ofCluster();

    @Test
    void aPodIsAskedForOneProfileAtATime() throws Exception {
        assertThat(mostAtOnce(_ -> pod("uid", "node-1"), 8)).isOne();
    }

    @Test
    void aNodeServesAFewAtATime() throws Exception {
        assertThat(mostAtOnce(i -> pod("uid-" + i, "node-1"), 12)).isEqualTo(4);
    }

    @Test
    void whoWaitsForNothingDoesNotWaitForThoseWhoDo() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Permits.Permit _ = permits.acquire(pod("uid", "node-1"))) {
            Future<?> stuck = threads.submit(() -> permits.acquire(pod("uid", "node-1")));
            Future<?> free = threads.submit(() -> permits.acquire(pod("other", "node-1")));

            free.get(10, TimeUnit.SECONDS);
            assertThat(stuck.isDone()).isFalse();
            stuck.cancel(true);
        }
    }

    /** A store that is away for minutes holds up neither the pod nor the node. */
    @Test
    void whoHasItsProfileLeavesTheTargetToOthersWhileItIsStored() throws Exception {
        List<Permits.Permit> storing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Permits.Permit permit = permits.acquire(pod("uid", "node-1"));
            permit.taken();
            storing.add(permit);
        }

        permits.acquire(pod("uid", "node-1")).close();
        storing.forEach(Permits.Permit::close);
        assertThat(mostAtOnce(_ -> pod("uid", "node-1"), 8)).isOne();
    }

    /** What waits to be stored takes room. */
    @Test
    void noMoreThanSoManyProfilesWaitToBeStored() throws Exception {
        List<Permits.Permit> storing = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Permits.Permit permit = permits.acquire(pod("uid-" + i, "node-1"));
            permit.taken();
            storing.add(permit);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Permits.Permit> next = threads.submit(() -> permits.acquire(pod("next", "node-1")));
            Thread.sleep(50);
            assertThat(next.isDone()).isFalse();

            storing.getFirst().close();

            next.get(10, TimeUnit.SECONDS).close();
        }
    }

    /** The spool has room for one; it still takes it while it is being stored. */
    @Test
    void oneHeapDumpIsOnItsWayAtATime() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Permits.Permit first = permits.acquire(pod("uid-1", "node-1"), ProfileKind.HEAP_DUMP)) {
            first.taken();
            Future<Permits.Permit> second =
                    threads.submit(() -> permits.acquire(pod("uid-2", "node-2"), ProfileKind.HEAP_DUMP));
            permits.acquire(pod("uid-3", "node-2"), ProfileKind.THREADS).close();
            assertThat(second.isDone()).isFalse();

            first.close();

            second.get(10, TimeUnit.SECONDS).close();
        }
    }

    @Test
    void whoIsInterruptedLeavesTheQueue() throws Exception {
        Permits.Permit held = permits.acquire(pod("uid", "node-1"));
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                permits.acquire(pod("uid", "node-1"));
            } catch (InterruptedException _) {
                // as it is told to
            }
        });
        waiting.interrupt();
        waiting.join();

        held.close();
        permits.acquire(pod("uid", "node-1")).close();
    }

    private int mostAtOnce(IntFunction<Target> targets, int count) throws Exception {
        AtomicInteger now = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Target target = targets.apply(i);
                all.add(threads.submit(() -> {
                    try (Permits.Permit _ = permits.acquire(target)) {
                        seen.add(now.incrementAndGet());
                        Thread.sleep(20);
                        now.decrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return seen.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private static Target pod(String uid, String node) {
        PodContext none = PodContext.NONE;
        PodContext context = new PodContext(
                node,
                none.podStarted(),
                0,
                none.lastEnd(),
                none.rolledOut(),
                "",
                "",
                none.memoryLimit(),
                none.workingSet());
        Endpoint endpoint = new Endpoint("http", 6060, "", "", false);
        return new Target(
                new Container(uid, "app", 0, "cart-" + uid, "cart", Optional.empty()),
                new TreeMap<>(),
                new Reach.InPod("shop", "10.0.0.1", false, "containerd://1", endpoint, context),
                TargetRuntime.GO);
    }
}
