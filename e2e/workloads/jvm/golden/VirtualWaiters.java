package shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A virtual thread for each shipment waits for a receipt that nobody gives. */
final class VirtualWaiters {
    private static final ExecutorService SHIPPING = Executors.newVirtualThreadPerTaskExecutor();

    public static void main(String[] arguments) throws Exception {
        Steps.run(() -> {
            for (int shipment = 0; shipment < 400; shipment++) {
                SHIPPING.submit(VirtualWaiters::awaitReceipt);
            }
        });
    }

    private static String awaitReceipt() {
        return new CompletableFuture<String>().join();
    }
}
