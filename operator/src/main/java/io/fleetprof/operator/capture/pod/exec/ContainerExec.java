package io.fleetprof.operator.capture.pod.exec;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs programs of a container's image in it, within bounds of bytes and time. One thread at a time. */
public final class ContainerExec {
    /** For the way there and back, beside the program's own time. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final String namespace;
    private final String pod;
    private final String container;

    public ContainerExec(KubernetesClient client, String namespace, String pod, String container) {
        this.client = client;
        this.namespace = namespace;
        this.pod = pod;
        this.container = container;
    }

    /** What was printed, whatever the exit code; Latin-1, which never fails. */
    Outcome<String> text(ExecCommand command, Duration within) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        return run(command, text, within).then(_ -> Outcome.done(text.toString(StandardCharsets.ISO_8859_1)));
    }

    /** What jcmd printed, where it says that all is well. */
    Outcome<String> answer(ExecCommand command, Duration within) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        return run(command, text, within)
                .then(Ended::answered)
                .then(_ -> Outcome.done(text.toString(StandardCharsets.ISO_8859_1)));
    }

    /** Puts what is printed into a file. */
    public Outcome<Ended> file(ExecCommand command, Path to, Duration within) {
        try (OutputStream sink = Files.newOutputStream(to)) {
            return run(command, sink, within);
        } catch (IOException e) {
            return Outcome.refused(Reason.INTERNAL_ERROR, "the spool broke: " + e.getMessage());
        }
    }

    /** Blocks until the program has ended and all of its output is there. */
    private Outcome<Ended> run(ExecCommand command, OutputStream sink, Duration within) {
        Duration limit = ExecCommand.limited(within);
        Beginning complaint = new Beginning();
        Exit exit = new Exit();
        try (ExecWatch exec = started(command, limit, complaint, exit)) {
            Thread watchdog = Thread.ofVirtual().start(() -> cutAfter(limit.plus(GRACE), exec));
            try {
                return copied(exec.getOutput(), sink, command.most())
                        ? exit.await()
                                .then(ended -> ended.with(complaint.text()).ran(command))
                        : Outcome.refused(
                                Reason.TOO_LARGE, command.program() + " printed over " + command.most() + " bytes");
            } finally {
                watchdog.interrupt();
            }
        } catch (KubernetesClientException e) {
            return Outcome.refused(Reason.PERMISSION_DENIED, "no exec into container " + container + ": " + said(e));
        } catch (IOException e) {
            return Outcome.refused(Reason.INTERNAL_ERROR, "the spool broke: " + e.getMessage());
        }
    }

    private ExecWatch started(ExecCommand command, Duration limit, OutputStream complaint, ExecListener exit) {
        return client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(container)
                .withReadyWaitTimeout(0)
                .redirectingOutput()
                .writingError(complaint)
                .usingListener(exit)
                .exec(command.endingAfter(limit).toArray(String[]::new));
    }

    /** Whether all of it is within the bound. */
    private static boolean copied(InputStream in, OutputStream sink, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
            total += count;
            if (total > most) {
                return false;
            }
            sink.write(buffer, 0, count);
        }
        return true;
    }

    /** The client breaks the stream, after its last byte, of a program that does not end well. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException _) {
            return -1;
        }
    }

    /** A read ends with its stream. */
    private static void cutAfter(Duration time, ExecWatch exec) {
        try {
            Thread.sleep(time);
            exec.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String said(KubernetesClientException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    /** Keeps what fits. */
    private static final class Beginning extends ByteArrayOutputStream {
        private static final int MOST = 4096;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, Math.max(0, Math.min(length, MOST - count)));
        }

        synchronized String text() {
            return toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** Hears how it ended. */
    private static final class Exit implements ExecListener {
        private final CompletableFuture<Ended> ended = new CompletableFuture<>();

        @Override
        public void onExit(int code, Status status) {
            String message = status == null || status.getMessage() == null ? "" : status.getMessage();
            ended.complete(new Ended(code, code < 0 ? message : ""));
        }

        @Override
        public void onClose(int code, String reason) {
            // Where it was cut, nobody says how it ended.
        }

        Outcome<Ended> await() {
            try {
                return Outcome.done(ended.get(GRACE.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException _) {
                // It was cut off.
            }
            return Outcome.refused(Reason.TIMEOUT, "nothing told how it ended");
        }
    }
}
