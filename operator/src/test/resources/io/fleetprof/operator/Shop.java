import java.util.concurrent.LinkedBlockingQueue;

/**
 * Starts a thread for each order, which waits for a message that never comes: as many at once as the property orders
 * says, then twenty a second up to two thousand.
 */
class Shop {
    private static final LinkedBlockingQueue<String> MAIL = new LinkedBlockingQueue<>();

    public static void main(String[] arguments) throws Exception {
        int atOnce = Integer.getInteger("orders", 0);
        for (int order = 0; order < 2000; order++) {
            if (order == atOnce) {
                System.out.println("ready");
            }
            Thread thread = new Thread(Shop::confirm, "order-" + order);
            thread.setDaemon(true);
            thread.start();
            if (order >= atOnce) {
                Thread.sleep(50);
            }
        }
    }

    private static void confirm() {
        try {
            MAIL.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
