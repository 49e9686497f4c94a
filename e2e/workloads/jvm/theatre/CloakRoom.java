package theatre;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import shopday.ShopDay;

/**
 * Hands coats out, by a fixed crew that a web server would have. Who lost their ticket is sent away, on a path that
 * forgets to give the connection back.
 */
public final class CloakRoom {
    private static final int LOST_TICKET = 13;

    private final HikariDataSource pegs;
    private final AtomicInteger guests = new AtomicInteger();

    private CloakRoom(HikariDataSource pegs) {
        this.pegs = pegs;
    }

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        CloakRoom room = new CloakRoom(fivePegs());
        for (int porter = 0; porter < day.inAll(); porter++) {
            new Thread(room::serveGuests, "http-exec-" + porter).start();
        }
        awaitLine(room.pegs, day);
    }

    static HikariDataSource fivePegs() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:coats;INIT=CREATE TABLE IF NOT EXISTS coat AS SELECT x AS id FROM system_range(1, 99)");
        config.setMaximumPoolSize(5);
        return new HikariDataSource(config);
    }

    static void awaitLine(HikariDataSource pegs, ShopDay day) {
        while (pegs.getHikariPoolMXBean().getThreadsAwaitingConnection() < day.atFirst()) {
            ShopDay.rest(20);
        }
        day.announce();
    }

    private void serveGuests() {
        while (true) {
            try {
                handOutCoat(guests.incrementAndGet());
            } catch (SQLException busy) {
                ShopDay.rest(10);
            }
        }
    }

    private boolean handOutCoat(int guest) throws SQLException {
        Connection connection = pegs.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT id FROM coat WHERE id = ?");
        query.setInt(1, guest % LOST_TICKET == 0 ? -1 : guest % 99 + 1);
        if (!query.executeQuery().next()) {
            return false;
        }
        connection.close();
        return true;
    }
}
