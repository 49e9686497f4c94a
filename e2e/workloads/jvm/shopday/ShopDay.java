package shopday;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** What drives a program: how much work it gets, how fast, and when it ends. */
public final class ShopDay {
    /** How much faster than its rate the work comes until the program is ready. */
    private static final int RUSH = 6;

    private static final int LONGEST_SECONDS = 900;

    /** Of the mode of a file, as stat(2) has it. */
    private static final int FILE_TYPE = 0170000;

    private static final int PIPE = 0010000;

    private final Map<String, Integer> numbers;
    private final CountDownLatch bell = new CountDownLatch(1);

    private ShopDay(Map<String, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * @param args {@code -first N -rate N -count N}; {@code -max-life SECONDS} where it is not a quarter of an hour; with
     *     {@code -obeys 1} the program takes all the memory there is when somebody makes the file {@code /tmp/fill}
     */
    public static ShopDay doorsOpen(String[] args) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            numbers.put(args[i], Integer.valueOf(args[i + 1]));
        }
        ShopDay day = new ShopDay(numbers);
        day.closeLater();
        day.fillWhenTold();
        return day;
    }

    /** How many there are once the program is ready. */
    public int atFirst() {
        return numbers.get("-first");
    }

    /** How many there are at most. */
    public int inAll() {
        return numbers.get("-count");
    }

    /** How many come in a second. */
    public int aSecond() {
        return numbers.get("-rate");
    }

    /**
     * Serves the first customers fast, says that the program is ready, and once the bell has rung serves the others one by
     * one. Returns after the last.
     */
    public void serveAll(IntConsumer customer) {
        serve(0, atFirst(), aSecond() * RUSH, customer);
        announce();
        awaitBell();
        serve(atFirst(), inAll(), aSecond(), customer);
    }

    /** Serves the first customers fast, says that the program is ready, and serves on for good. */
    public void serveOn(IntConsumer customer) {
        serve(0, atFirst(), aSecond() * RUSH, customer);
        announce();
        serve(atFirst(), Integer.MAX_VALUE, aSecond(), customer);
    }

    /** Says that the program is ready to be profiled. */
    public void announce() {
        System.out.println("{\"pid\": " + ProcessHandle.current().pid() + "}");
    }

    /** Waits for a line on the program's input; where that is no pipe the bell has rung. */
    public void awaitBell() {
        try {
            bell.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void serve(int from, int to, int rate, IntConsumer customer) {
        long start = System.nanoTime();
        for (int number = from; number < to; number++) {
            pause(start + (number - from) * 1_000_000_000L / rate - System.nanoTime());
            customer.accept(number);
        }
    }

    /** For less than a few milliseconds it is not worth it. */
    private static void pause(long nanos) {
        if (nanos > 4_000_000) {
            rest((int) (nanos / 1_000_000));
        }
    }

    /** Sleeps for so many milliseconds. */
    public static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** The program ends when its input is closed, where that is a pipe, and after its longest life. */
    private void closeLater() {
        int seconds = numbers.getOrDefault("-max-life", LONGEST_SECONDS);
        start("closing time", false, () -> {
            rest(seconds * 1000);
            Runtime.getRuntime().halt(0);
        });
        if (readsPipe()) {
            start("doorkeeper", true, () -> {
                awaitEnd(System.in);
                Runtime.getRuntime().halt(0);
            });
        } else {
            bell.countDown();
        }
    }

    private void fillWhenTold() {
        if (numbers.containsKey("-obeys")) {
            start("glutton", true, () -> {
                awaitFile(Path.of("/tmp/fill"));
                List<byte[]> all = new ArrayList<>();
                while (true) {
                    all.add(new byte[1 << 20]);
                }
            });
        }
    }

    /** Takes it away, for the next life of the program. */
    private static void awaitFile(Path file) {
        try {
            while (!Files.deleteIfExists(file)) {
                rest(100);
            }
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    private static void start(String name, boolean daemon, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(daemon);
        thread.start();
    }

    private static boolean readsPipe() {
        try {
            int mode = (Integer) Files.getAttribute(Path.of("/proc/self/fd/0"), "unix:mode");
            return (mode & FILE_TYPE) == PIPE;
        } catch (IOException unknown) {
            return true;
        }
    }

    private void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                bell.countDown();
            }
        } catch (IOException closed) {
            return;
        }
    }
}
