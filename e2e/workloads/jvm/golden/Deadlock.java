package shop;

import java.util.concurrent.CountDownLatch;

/** Two transfers take the two accounts in different orders. */
final class Deadlock {
    private static final Object GIRO = new Object();
    private static final Object SAVINGS = new Object();
    private static final CountDownLatch BOTH = new CountDownLatch(2);

    public static void main(String[] arguments) throws Exception {
        new Thread(() -> save(), "saver").start();
        new Thread(() -> spend(), "spender").start();
        Steps.run(() -> {});
    }

    private static void save() {
        synchronized (GIRO) {
            meet();
            synchronized (SAVINGS) {
                System.out.println("saved");
            }
        }
    }

    private static void spend() {
        synchronized (SAVINGS) {
            meet();
            synchronized (GIRO) {
                System.out.println("spent");
            }
        }
    }

    private static void meet() {
        BOTH.countDown();
        try {
            BOTH.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
