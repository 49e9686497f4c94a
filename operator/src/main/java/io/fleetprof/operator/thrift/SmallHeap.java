package io.fleetprof.operator.thrift;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import javax.management.Notification;
import javax.management.NotificationEmitter;

/**
 * Collects the old generation before it has grown over some size, and again when it has grown by a part. The serial
 * collector by itself lets it grow to the largest heap before it looks for garbage there, so that memory once needed for
 * a large request would be held by garbage ever after.
 */
@ApplicationScoped
public class SmallHeap {
    /** What a request of twenty pods leaves alive, and some garbage. */
    static final long SMALL = 32L << 20;

    void start(@Observes StartupEvent event) {
        watched().ifPresent(SmallHeap::watch);
    }

    /** The pool of what has survived; empty for a collector that counts it in no pool. */
    static Optional<MemoryPoolMXBean> watched() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .findFirst();
    }

    static void watch(MemoryPoolMXBean pool) {
        pool.setUsageThreshold(within(pool, SMALL));
        if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
            emitter.addNotificationListener((notification, _) -> collect(notification, pool), null, null);
        }
    }

    private static void collect(Notification notification, MemoryPoolMXBean pool) {
        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
            System.gc();
            pool.setUsageThreshold(within(pool, next(pool.getUsage().getUsed())));
        }
    }

    /** @param alive bytes after a collection */
    static long next(long alive) {
        return Math.max(SMALL, alive + alive / 4);
    }

    private static long within(MemoryPoolMXBean pool, long threshold) {
        long most = pool.getUsage().getMax();
        return most < 0 ? threshold : Math.min(threshold, most);
    }
}
