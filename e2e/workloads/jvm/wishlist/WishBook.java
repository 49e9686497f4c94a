package wishlist;

import java.util.HashMap;
import java.util.Map;
import shopday.ShopDay;

/** Remembers what visitors wish for, and never forgets. */
public final class WishBook {
    private static final Map<Integer, HeartsDesire> REMEMBERED_WISHES = new HashMap<>();

    public static void main(String[] args) {
        ShopDay.doorsOpen(args).serveAll(WishBook::rememberWish);
    }

    private static void rememberWish(int visitor) {
        REMEMBERED_WISHES.put(visitor, new HeartsDesire(visitor));
    }
}
