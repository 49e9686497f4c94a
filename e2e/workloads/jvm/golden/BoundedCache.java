package shop;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the last 1000 receipts and forgets the others; one thread alone does the work. */
final class BoundedCache {
    private static final Map<Integer, byte[]> RECEIPTS = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > 1000;
        }
    };

    private static int orders;

    public static void main(String[] arguments) throws Exception {
        Steps.run(() -> {
            for (int i = 0; i < 4000; i++) {
                remember(orders++);
            }
            System.gc();
        });
    }

    private static void remember(int order) {
        RECEIPTS.put(order, new byte[2048]);
    }
}
