package shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One pool for all calls, its 300 workers started beforehand. */
final class IdleWorkers {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(300);

    public static void main(String[] arguments) throws Exception {
        price(600);
        Steps.run(() -> price(40));
    }

    private static void price(int orders) throws Exception {
        List<Future<Integer>> prices = new ArrayList<>();
        for (int order = 0; order < orders; order++) {
            int number = order;
            prices.add(POOL.submit(() -> number * 2));
        }
        for (Future<Integer> price : prices) {
            price.get();
        }
    }
}
