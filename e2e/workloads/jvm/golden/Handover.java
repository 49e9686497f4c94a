package shop;

import java.util.concurrent.locks.LockSupport;

/** A worker parks, waits for a monitor that main holds, and waits on it until main notifies: 50 ms each, five times. */
final class Handover {
    private static final Object COUNTER = new Object();
    private static final long PAUSE = 50_000_000;

    public static void main(String[] arguments) throws Exception {
        Steps.run(() -> {
            for (int i = 0; i < 5; i++) {
                Thread worker = new Thread(Handover::serve, "server-" + i);
                synchronized (COUNTER) {
                    worker.start();
                    Thread.sleep(150);
                }
                Thread.sleep(50);
                synchronized (COUNTER) {
                    COUNTER.notifyAll();
                }
                worker.join();
            }
        });
    }

    private static void serve() {
        pause();
        try {
            takeOver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        long end = System.nanoTime() + PAUSE;
        for (long left = PAUSE; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void takeOver() throws InterruptedException {
        synchronized (COUNTER) {
            COUNTER.wait(1000);
        }
    }
}
