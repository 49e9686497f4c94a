package busline;

import java.io.IOException;
import shopday.ShopDay;

/** The same line with as many callers: the driver takes a while and answers, and nobody waits longer than they may. */
public final class BusLineByClock {
    private static final int SLOW = 2000;
    private static final int LONGEST = 20_000;

    private BusLineByClock() {}

    public static void main(String[] args) throws IOException {
        ShopDay day = ShopDay.doorsOpen(args);
        switch (System.getenv().getOrDefault("OFFICE", "fares")) {
            case "routes" -> Switchboard.takeCalls(new RouteOffice(BusLine.whomToCall(SLOW), LONGEST / 2)::askDriver);
            case "drivers" -> Switchboard.takeCalls(() -> radioBack());
            default -> {
                FareOffice office = new FareOffice(BusLine.whomToCall(SLOW), LONGEST);
                for (int seller = 0; seller < day.inAll(); seller++) {
                    office.sellOnAndOn(seller);
                }
                ShopDay.rest(SLOW);
            }
        }
        day.announce();
    }

    private static String radioBack() {
        ShopDay.rest(SLOW);
        return "on the way";
    }
}
