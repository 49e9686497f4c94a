package ticketbooth;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import shopday.ShopDay;

/** Sells seats. Who changes their mind gets the money back, but the transaction's connection is kept. */
public final class SeatPlan {
    private static final int CHANGES_MIND = 11;

    private final HikariDataSource seats;
    private final AtomicInteger visitors = new AtomicInteger();

    private SeatPlan(HikariDataSource seats) {
        this.seats = seats;
    }

    public static void main(String[] args) throws SQLException {
        ShopDay day = ShopDay.doorsOpen(args);
        SeatPlan plan = new SeatPlan(printedPlan());
        ExecutorService clerks = Executors.newFixedThreadPool(day.inAll());
        for (int clerk = 0; clerk < day.inAll(); clerk++) {
            clerks.submit(plan::sellAllDay);
        }
        while (plan.seats.getHikariPoolMXBean().getThreadsAwaitingConnection() < day.atFirst()) {
            ShopDay.rest(50);
        }
        day.announce();
    }

    static HikariDataSource printedPlan() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:seats;INIT=CREATE TABLE IF NOT EXISTS seat(taken INT)");
        config.setPoolName("seats");
        config.setMaximumPoolSize(8);
        config.setAutoCommit(false);
        config.setLeakDetectionThreshold(2000);
        config.setRegisterMbeans(true);
        return new HikariDataSource(config);
    }

    private void sellAllDay() {
        while (true) {
            try {
                reserveSeat(visitors.incrementAndGet());
            } catch (SQLException soldOut) {
                ShopDay.rest(10);
            }
            ShopDay.rest(5);
        }
    }

    private void reserveSeat(int visitor) throws SQLException {
        Connection transaction = seats.getConnection();
        try (Statement sale = transaction.createStatement()) {
            sale.executeUpdate("INSERT INTO seat VALUES (" + visitor + ")");
        }
        if (visitor % CHANGES_MIND == 0) {
            transaction.rollback();
            return;
        }
        transaction.commit();
        transaction.close();
    }
}
