package shop;

import java.util.concurrent.CountDownLatch;

/** One thread holds the account's monitor and does not come back; every deposit queues for it. */
final class MonitorConvoy {
    private static final Object ACCOUNT = new Object();
    private static long balance;

    public static void main(String[] arguments) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        new Thread(() -> withdraw(held), "teller").start();
        held.await();
        for (int i = 0; i < 180; i++) {
            new Thread(MonitorConvoy::deposit, "customer-" + i).start();
        }
        Steps.run(() -> {
            for (int i = 0; i < 40; i++) {
                new Thread(MonitorConvoy::deposit).start();
            }
        });
    }

    private static void withdraw(CountDownLatch held) {
        synchronized (ACCOUNT) {
            held.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                balance--;
            }
        }
    }

    private static void deposit() {
        synchronized (ACCOUNT) {
            balance++;
        }
    }
}
