package shop;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Prices an order on an executor made for it, and forgets the executor. */
final class ExecutorPerCall {
    public static void main(String[] arguments) throws Exception {
        Steps.run(() -> {
            for (int order = 0; order < 40; order++) {
                price(order);
            }
        });
    }

    private static int price(int order) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        executor.submit(() -> order + 1).get();
        return executor.submit(() -> order * 2).get();
    }
}
