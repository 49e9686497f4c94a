package paperback;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import shopday.ShopDay;

/** Looks books up. One that is not there ends the search early, on a path that forgets to give the connection back. */
public final class ReadingRoom {
    private static final int ASKED_FOR_IN_VAIN = 17;

    private final DataSource shelves;
    private final AtomicInteger requests = new AtomicInteger();

    private ReadingRoom(DataSource shelves) {
        this.shelves = shelves;
    }

    public static void main(String[] args) throws SQLException {
        ShopDay day = ShopDay.doorsOpen(args);
        HikariDataSource shelves = new HikariDataSource(stocked());
        ReadingRoom room = new ReadingRoom(shelves);
        for (int reader = 0; reader < day.inAll(); reader++) {
            new Thread(room::readOn, "http-exec-" + reader).start();
        }
        while (shelves.getHikariPoolMXBean().getThreadsAwaitingConnection() < day.atFirst()) {
            ShopDay.rest(50);
        }
        day.announce();
    }

    static HikariConfig stocked() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:books;INIT=CREATE TABLE IF NOT EXISTS book AS SELECT x AS id FROM system_range(1, 99)");
        return config;
    }

    private void readOn() {
        while (true) {
            int request = requests.incrementAndGet();
            try {
                lookUpBook(request % ASKED_FOR_IN_VAIN == 0 ? -1 : request % 99 + 1);
            } catch (SQLException busy) {
                ShopDay.rest(10);
            }
            ShopDay.rest(10);
        }
    }

    private boolean lookUpBook(int book) throws SQLException {
        Connection connection = shelves.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT id FROM book WHERE id = ?");
        query.setInt(1, book);
        ResultSet found = query.executeQuery();
        if (!found.next()) {
            return false;
        }
        connection.close();
        return true;
    }
}
