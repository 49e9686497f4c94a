package ticketbooth;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shopday.ShopDay;

/** Sells seats when everybody comes at once: all clerks wait in turn for one of the few connections. */
public final class EveningBooth {
    private final HikariDataSource seats;

    private EveningBooth(HikariDataSource seats) {
        this.seats = seats;
    }

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        EveningBooth booth = new EveningBooth(SeatPlan.printedPlan());
        ExecutorService clerks = Executors.newFixedThreadPool(day.inAll());
        for (int clerk = 0; clerk < day.inAll(); clerk++) {
            clerks.submit(booth::sellAllEvening);
        }
        while (booth.seats.getHikariPoolMXBean().getThreadsAwaitingConnection() < day.atFirst()) {
            ShopDay.rest(20);
        }
        day.announce();
    }

    private void sellAllEvening() {
        for (int visitor = 0; ; visitor++) {
            try {
                sellSeat(visitor);
            } catch (SQLException soldOut) {
                ShopDay.rest(10);
            }
        }
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
