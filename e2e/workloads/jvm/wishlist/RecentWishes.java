package wishlist;

import java.util.LinkedHashMap;
import java.util.Map;
import shopday.ShopDay;

/** Remembers as many wishes as there is room for: the oldest goes when a new one comes. */
public final class RecentWishes {
    private static final Map<Integer, HeartsDesire> LATEST_WISHES = new LinkedHashMap<>();

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        day.serveOn(visitor -> noteWish(visitor, day.atFirst()));
    }

    private static void noteWish(int visitor, int room) {
        LATEST_WISHES.put(visitor, new HeartsDesire(visitor));
        LATEST_WISHES.remove(visitor - room);
    }
}
