package io.fleetprof.analysis.jvm;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The loops in which the workers of pools live, and those in which they wait for work. Plain loops, for a recording
 * has stacks by the ten thousand.
 */
final class Workers {
    private static final Set<String> LOOPS = Set.of(
            "java.util.concurrent.ThreadPoolExecutor$Worker.run",
            "java.util.concurrent.ForkJoinWorkerThread.run",
            "java.util.TimerThread.run",
            "jdk.internal.net.http.HttpClientImpl$SelectorManager.run",
            "io.netty.util.concurrent.SingleThreadEventExecutor$4.run",
            "io.netty.util.HashedWheelTimer$Worker.run",
            "io.netty.util.concurrent.FastThreadLocalRunnable.run",
            "org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker.run",
            "org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run",
            "org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run",
            "kotlinx.coroutines.scheduling.CoroutineScheduler$Worker.run");

    private static final Set<String> IDLE = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.TimerThread.mainLoop",
            "jdk.internal.net.http.HttpClientImpl$SelectorManager.run",
            "io.netty.util.concurrent.SingleThreadEventExecutor.takeTask",
            "io.netty.channel.nio.NioEventLoop.select",
            "io.netty.channel.epoll.EpollEventLoop.epollWait",
            "io.netty.util.HashedWheelTimer$Worker.waitForNextTick",
            "org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask",
            "org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.idleJobPoll",
            "org.jboss.threads.EnhancedQueueExecutor$ThreadBody.getOrAddNode",
            "kotlinx.coroutines.scheduling.CoroutineScheduler$Worker.tryPark");

    private static final Set<String> SELECTS = Set.of(
            "sun.nio.ch.EPoll.wait",
            "io.netty.channel.epoll.Native.epollWait",
            "io.netty.channel.epoll.Native.epollWait0");

    private Workers() {}

    static boolean serve(List<Method> stack) {
        for (Method method : stack) {
            if (LOOPS.contains(method.function())) {
                return true;
            }
        }
        return false;
    }

    /** A timer is a pool of one: the number in the worker's name is the pool's. */
    static boolean alone(List<Method> stack) {
        return stack.stream().anyMatch(method -> method.function().equals("java.util.TimerThread.run"));
    }

    /** Waits for any of its channels, below no code of the user's: an event loop without an event. */
    static boolean selects(List<Method> stack) {
        return !stack.isEmpty()
                && SELECTS.contains(stack.getFirst().function())
                && stack.stream().noneMatch(method -> method.owner() == Owner.USER);
    }

    /** What a worker called to wait for work: of its queue, where it has one. Empty for one that works. */
    static Optional<String> waitsIn(List<Method> stack) {
        for (int i = 1; i < stack.size(); i++) {
            if (IDLE.contains(stack.get(i).function())) {
                return Optional.of(stack.get(i - 1).function());
            }
        }
        return Optional.empty();
    }

    /** Waits for work, or runs nothing but the platform's own code for a pool. */
    static boolean idle(List<Method> stack) {
        boolean platform = true;
        for (Method method : stack) {
            if (IDLE.contains(method.function())) {
                return true;
            }
            platform &= method.owner() == Owner.PLATFORM;
        }
        return platform && serve(stack);
    }
}
