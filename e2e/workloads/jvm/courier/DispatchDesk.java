package courier;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import shopday.ShopDay;

/** Sends parcels on their way: for each one a thread calls a courier, and waits until somebody confirms the pick-up. */
public final class DispatchDesk {
    private final BlockingQueue<Integer> confirmedPickups = new LinkedBlockingQueue<>();

    public static void main(String[] args) {
        DispatchDesk desk = new DispatchDesk();
        ShopDay.doorsOpen(args).serveAll(desk::handOver);
    }

    private void handOver(int parcel) {
        new Thread(() -> awaitPickup(parcel), "courier-call-" + parcel).start();
    }

    /** The couriers' new system confirms by mail: nothing comes here any more. */
    private void awaitPickup(int parcel) {
        try {
            while (confirmedPickups.take() != parcel) {
                continue;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
