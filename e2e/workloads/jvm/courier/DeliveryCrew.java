package courier;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import shopday.ShopDay;

/** A crew as large as the fleet of bicycles: each rider waits for the next parcel, as long as it takes. */
public final class DeliveryCrew {
    private final BlockingQueue<Integer> parcels = new LinkedBlockingQueue<>();

    public static void main(String[] args) {
        DeliveryCrew crew = new DeliveryCrew();
        ShopDay day = ShopDay.doorsOpen(args);
        for (int rider = 0; rider < day.inAll(); rider++) {
            new Thread(crew::rideForParcel, "rider-" + rider).start();
        }
        day.serveOn(crew.parcels::add);
    }

    private void rideForParcel() {
        try {
            while (true) {
                int parcel = parcels.take();
                ShopDay.rest(1 + parcel % 20);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
