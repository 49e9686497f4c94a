package ticketbooth;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import shopday.ShopDay;

/** Sells seats when everybody comes at once: each visitor has a clerk, who waits in turn for one of the few connections. */
public final class EveningBooth {
    private final HikariDataSource seats;

    private EveningBooth(HikariDataSource seats) {
        this.seats = seats;
    }

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        EveningBooth booth = new EveningBooth(SeatPlan.printedPlan());
        for (int visitor = 0; visitor < day.inAll(); visitor++) {
            booth.welcomeVisitor(visitor);
        }
        while (booth.seats.getHikariPoolMXBean().getThreadsAwaitingConnection() < day.atFirst()) {
            ShopDay.rest(20);
        }
        day.announce();
    }

    private void welcomeVisitor(int visitor) {
        new Thread(() -> serveVisitor(visitor), "clerk-" + visitor).start();
    }

    private void serveVisitor(int visitor) {
        try {
            sellSeat(visitor);
        } catch (SQLException soldOut) {
            ShopDay.rest(10);
        }
        welcomeVisitor(visitor + 1);
    }

    private void sellSeat(int visitor) throws SQLException {
        try (Connection transaction = seats.getConnection();
                Statement sale = transaction.createStatement()) {
            sale.executeUpdate("UPDATE seat SET taken = " + visitor);
            ShopDay.rest(50);
            transaction.commit();
        }
    }
}
