package io.fleetprof.agent.program;

import io.fleetprof.agent.kernel.OwnProcess;
import io.fleetprof.agent.session.OrderReader;
import io.fleetprof.agent.session.ReplyWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code session}: orders by stdin, replies by stdout, until stdin ends, SIGTERM comes, or nothing happens for too long.
 * {@code rehearse RECORDING}: the same with itself, for the archive of classes that makes it start fast.
 */
public final class Main {
    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        switch (List.of(arguments)) {
            case List<String> it when it.equals(List.of("session")) -> System.exit(session());
            case List<String> it
            when it.size() == 2 && it.getFirst().equals("rehearse") -> Rehearsal.run(Path.of(it.getLast()));
            default -> {
                System.err.println("usage: fleetprof-agent session");
                System.exit(USAGE);
            }
        }
    }

    private static int session() throws IOException, InterruptedException {
        OwnProcess.hide();
        Path tmp = Path.of(System.getenv().getOrDefault("TMPDIR", "/tmp"));
        try {
            OwnFolder folder = OwnFolder.in(tmp);
            Session session = new Session(
                    new OrderReader(new FileInputStream(FileDescriptor.in)),
                    new ReplyWriter(new FileOutputStream(FileDescriptor.out)),
                    new OrderHandler(folder.path()),
                    new Watchdog(Stamp.in(tmp)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                session.stop();
                folder.close();
            }));
            return session.run().code();
        } catch (IOException e) {
            System.err.println("fleetprof-agent: " + tmp + " cannot be used: " + e.getMessage());
            return Session.End.FAILED.code();
        }
    }

    /** Of this program, as its jar says. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
