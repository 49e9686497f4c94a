package theatre;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import shopday.ShopDay;

/**
 * Sells tickets when the theatre is full: a fixed crew, as a web server has, that is far larger than the pool. Most of
 * them stand in line whenever one looks, the same ones each time, and each is served before long.
 */
public final class BoxOffice {
    private final HikariDataSource tickets;
    private final AtomicInteger guests = new AtomicInteger();

    private BoxOffice(HikariDataSource tickets) {
        this.tickets = tickets;
    }

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        BoxOffice office = new BoxOffice(CloakRoom.fivePegs());
        for (int seller = 0; seller < day.inAll(); seller++) {
            new Thread(office::sellOn, "http-exec-" + seller).start();
        }
        CloakRoom.awaitLine(office.tickets, day);
    }

    private void sellOn() {
        while (true) {
            try {
                sellTicket(guests.incrementAndGet());
            } catch (SQLException busy) {
                ShopDay.rest(10);
            }
        }
    }

    private void sellTicket(int guest) throws SQLException {
        try (Connection connection = tickets.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT id FROM coat WHERE id = ?")) {
            query.setInt(1, guest % 99 + 1);
            query.executeQuery();
            ShopDay.rest(50);
        }
    }
}
