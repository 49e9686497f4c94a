package shop;

import java.util.HashMap;
import java.util.Map;

/** Remembers every order it ever priced, with its receipt, in a static map. */
final class GrowingMap {
    private static final Map<Integer, Order> ORDERS = new HashMap<>();

    private record Order(int number, byte[] receipt) {}

    public static void main(String[] arguments) throws Exception {
        Steps.run(() -> {
            for (int i = 0; i < 4000; i++) {
                remember(ORDERS.size());
            }
            System.gc();
        });
    }

    private static void remember(int number) {
        ORDERS.put(number, new Order(number, new byte[2048]));
    }
}
