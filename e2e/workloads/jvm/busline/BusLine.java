package busline;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import shopday.NextDoor;
import shopday.ShopDay;

/**
 * A bus line in three offices, each a process that is told by its environment which one it is and whom it calls. Who
 * sells tickets asks for the route, who knows the routes asks the driver, and the driver does not answer. Nobody says
 * for how long they would wait.
 */
public final class BusLine {
    private static final Map<String, String> TOLD = System.getenv();

    private BusLine() {}

    public static void main(String[] args) throws IOException {
        ShopDay day = ShopDay.doorsOpen(args);
        switch (TOLD.getOrDefault("OFFICE", "fares")) {
            case "routes" -> Switchboard.takeCalls(new RouteOffice(whomToCall(0), 0)::askDriver);
            case "drivers" -> Switchboard.takeCalls(new DriverOffice()::awaitRadio);
            default -> {
                FareOffice office = new FareOffice(whomToCall(0), 0);
                day.serveAll(office::sellFare);
                return;
            }
        }
        day.announce();
    }

    /** @param patience of the neighbour that is called where no other office is, in milliseconds; 0 for no end of it */
    static URI whomToCall(int patience) {
        String other = TOLD.get("CALLS");
        return other == null ? NextDoor.answersAfter(patience) : URI.create(other);
    }
}
