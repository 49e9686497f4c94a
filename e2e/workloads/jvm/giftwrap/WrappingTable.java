package giftwrap;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import shopday.ShopDay;

/** Wraps gifts: as many helpers as are needed before Christmas sit at one table, in summer they wait. */
public final class WrappingTable {
    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        ThreadPoolExecutor helpers =
                new ThreadPoolExecutor(day.inAll(), day.inAll(), 1, TimeUnit.HOURS, new LinkedBlockingQueue<>(1000));
        helpers.prestartAllCoreThreads();
        day.serveOn(gift -> helpers.submit(() -> gift % 7));
    }
}
