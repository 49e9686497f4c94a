package paperback;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import shopday.ShopDay;

/**
 * Looks books up in a cellar with long ways: everybody stands in line for a connection, and everybody gets one. Each
 * reader asks for one book and makes room for the next.
 */
public final class BookCellar {
    private final DataSource shelves;

    private BookCellar(DataSource shelves) {
        this.shelves = shelves;
    }

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        HikariDataSource shelves = new HikariDataSource(ReadingRoom.stocked());
        BookCellar cellar = new BookCellar(shelves);
        for (int reader = 0; reader < day.inAll(); reader++) {
            cellar.letIn(reader);
        }
        while (shelves.getHikariPoolMXBean().getThreadsAwaitingConnection() < day.atFirst()) {
            ShopDay.rest(20);
        }
        day.announce();
    }

    private void letIn(int reader) {
        new Thread(() -> readOnce(reader), "http-exec-" + reader).start();
    }

    private void readOnce(int reader) {
        try {
            fetchBook(reader % 99 + 1);
        } catch (SQLException busy) {
            ShopDay.rest(10);
        }
        letIn(reader + 1);
    }

    private void fetchBook(int book) throws SQLException {
        try (Connection connection = shelves.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT id FROM book WHERE id = ?")) {
            query.setInt(1, book);
            query.executeQuery();
            ShopDay.rest(60);
        }
    }
}
