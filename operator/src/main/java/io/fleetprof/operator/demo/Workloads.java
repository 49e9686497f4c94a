package io.fleetprof.operator.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The running programs. Each holds the other end of a pipe of ours and ends when that closes, so that none outlives
 * this process, however it ends.
 */
final class Workloads implements AutoCloseable {
    private static final int READY_SECONDS = 60;
    private static final int END_SECONDS = 5;
    private static final File NOTHING = new File("/dev/null");

    private final boolean keep;
    private final List<Process> processes = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();

    private Workloads(boolean keep) {
        this.keep = keep;
    }

    /**
     * Starts all at once and waits until each is ready to be profiled; only then do leaks grow on, so that those that
     * were ready early are not far larger than they promised.
     *
     * @param keep whether they go on after this process has ended, until the end of their own longest life
     * @throws IOException when one ends, or says nothing, instead
     */
    static Workloads start(List<Order> orders, boolean keep) throws IOException, InterruptedException {
        Workloads workloads = new Workloads(keep);
        Runtime.getRuntime().addShutdownHook(new Thread(workloads::end));
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Program>> ready = new ArrayList<>();
            for (Order order : orders) {
                ready.add(readers.submit(workloads.launch(order)));
            }
            for (int i = 0; i < orders.size(); i++) {
                workloads.programs.add(await(ready.get(i), orders.get(i)));
            }
            workloads.goOn();
            return workloads;
        } catch (IOException | InterruptedException e) {
            workloads.close();
            throw e;
        }
    }

    private void goOn() throws IOException {
        if (!keep) {
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
        }
    }

    List<Program> programs() {
        return List.copyOf(programs);
    }

    @Override
    public void close() {
        end();
        if (keep) {
            return;
        }
        for (Process process : List.copyOf(processes)) {
            try {
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end() {
        if (!keep) {
            List.copyOf(processes).forEach(Process::destroy);
        }
    }

    private Callable<Program> launch(Order order) throws IOException {
        Process process = new ProcessBuilder(order.command(!keep))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(keep ? ProcessBuilder.Redirect.from(NOTHING) : ProcessBuilder.Redirect.PIPE)
                .start();
        processes.add(process);
        return () -> {
            BufferedReader lines = process.inputReader();
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("it ended at once");
            }
            return order.ready(line);
        };
    }

    private static Program await(Future<Program> ready, Order order) throws IOException, InterruptedException {
        try {
            return ready.get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    order.role() + " " + order.name() + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException(order.role() + " " + order.name() + ": not ready after " + READY_SECONDS + " s", e);
        }
    }
}
