package busline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes calls at port 8080, each on a thread of its own. */
final class Switchboard {
    private static final int PORT = 8080;
    private static final int CALLERS_IN_LINE = 4096;

    private Switchboard() {}

    /** What a call is answered with. */
    interface Word {
        String say() throws IOException;
    }

    static void takeCalls(Word word) throws IOException {
        ServerSocket lines = new ServerSocket(PORT, CALLERS_IN_LINE);
        ExecutorService operators = Executors.newCachedThreadPool();
        new Thread(() -> pickUp(lines, operators, word), "switchboard").start();
    }

    private static void pickUp(ServerSocket lines, ExecutorService operators, Word word) {
        while (true) {
            try {
                Socket call = lines.accept();
                operators.submit(() -> hearOut(call, word));
            } catch (IOException lost) {
                continue;
            }
        }
    }

    private static boolean hearOut(Socket call, Word word) throws IOException {
        try (call) {
            BufferedReader caller =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
            String line = caller.readLine();
            while (line != null && !line.isEmpty()) {
                line = caller.readLine();
            }
            byte[] said = word.say().getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + said.length + "\r\n\r\n";
            call.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            call.getOutputStream().write(said);
            return true;
        }
    }
}
