package io.fleetprof.bench;

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Counts events with the loader of JDK Mission Control. */
public final class MissionControl {
    private static final IAttribute<IMCThread> STARTED = Attribute.attr("thread", "Thread", UnitLookup.THREAD);

    private MissionControl() {}

    public static void main(String[] arguments) throws Exception {
        Rounds.run(arguments, file -> count(JfrLoaderToolkit.loadEvents(new File(file))));
    }

    private static RecordedEvents count(IItemCollection events) {
        Map<String, Long> counts = new TreeMap<>();
        TreeMap<IQuantity, Long> batches = new TreeMap<>();
        for (IItemIterable items : events) {
            String type = items.getType().getIdentifier();
            if (type.equals("jdk.OldObjectSample")) {
                addBatches(items, batches);
            } else {
                counts.merge(type, count(items, type), Long::sum);
            }
        }
        return new RecordedEvents(
                sum(counts, "jdk.ExecutionSample", "jdk.NativeMethodSample"),
                sum(counts, "jdk.ObjectAllocationSample", "jdk.ObjectAllocationInNewTLAB")
                        + sum(counts, "jdk.ObjectAllocationOutsideTLAB"),
                sum(counts, "jdk.ThreadPark", "jdk.JavaMonitorEnter"),
                sum(counts, "jdk.JavaMonitorWait"),
                sum(counts, "jdk.ThreadStart"),
                batches.isEmpty() ? 0 : batches.lastEntry().getValue());
    }

    private static long sum(Map<String, Long> counts, String... types) {
        long sum = 0;
        for (String type : types) {
            sum += counts.getOrDefault(type, 0L);
        }
        return sum;
    }

    private static long count(IItemIterable items, String type) {
        IAttribute<IMCThread> whose = type.equals("jdk.ThreadStart") ? STARTED : JfrAttributes.EVENT_THREAD;
        IMemberAccessor<IMCThread, IItem> thread = whose.getAccessor(items.getType());
        long count = 0;
        for (IItem item : items) {
            IMCThread of = thread == null ? null : thread.getMember(item);
            count += of != null && RecordedEvents.isRecorder(of.getThreadName()) ? 0 : 1;
        }
        return count;
    }

    private static void addBatches(IItemIterable items, Map<IQuantity, Long> batches) {
        IMemberAccessor<IQuantity, IItem> start = JfrAttributes.START_TIME.getAccessor(items.getType());
        items.forEach(item -> batches.merge(start.getMember(item), 1L, Long::sum));
    }
}
