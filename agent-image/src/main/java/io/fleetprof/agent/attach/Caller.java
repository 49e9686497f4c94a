package io.fleetprof.agent.attach;

import io.fleetprof.agent.kernel.Descriptor;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.target.Inspector;
import io.fleetprof.agent.target.JvmProcess;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * Opens connections to a JVM's attach socket, {@code /tmp/.java_pid<pid>} (HotSpot, attachListener_posix.cpp). A JVM
 * that does not listen yet is woken by {@code .attach_pid<pid>} and SIGQUIT, once.
 */
final class Caller {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final JvmProcess jvm;
    private final Scratch scratch;
    private final Inspector inspector;

    Caller(JvmProcess jvm, Scratch scratch, Inspector inspector) {
        this.jvm = jvm;
        this.scratch = scratch;
        this.inspector = inspector;
    }

    /** A connection to the JVM, or to what listens in its place under its user. */
    Outcome<SocketChannel> call(Deadline deadline) {
        return connect().then(channel -> channel.map(Outcome::done).orElseGet(() -> wake(deadline)));
    }

    private Outcome<SocketChannel> wake(Deadline deadline) {
        if (!jvm.attachable()) {
            return Outcome.refused(Reason.ATTACH_DISABLED, "pid " + jvm.pid() + " has -XX:+DisableAttachMechanism");
        }
        String trigger = ".attach_pid" + jvm.pidInside();
        // A trigger left by another, or in use by one, does as well; it is not ours to remove.
        if (scratch.has(trigger)) {
            return quit(deadline);
        }
        return scratch.create(trigger, new byte[0]).then(_ -> {
            try {
                return quit(deadline);
            } finally {
                scratch.remove(trigger);
            }
        });
    }

    private Outcome<SocketChannel> quit(Deadline deadline) {
        return inspector.quit(jvm).then(_ -> await(deadline));
    }

    private Outcome<SocketChannel> await(Deadline deadline) {
        while (!deadline.isOver() && !Thread.currentThread().isInterrupted()) {
            Outcome<Optional<SocketChannel>> tried = connect();
            if (!(tried instanceof Outcome.Done<Optional<SocketChannel>>(var channel) && channel.isEmpty())) {
                return tried.then(channel -> Outcome.done(channel.orElseThrow()));
            }
            if (!inspector.isAlive(jvm)) {
                return Outcome.refused(Reason.NO_SUCH_PROCESS, "pid " + jvm.pid() + " ended");
            }
            deadline.sleep(PAUSE);
        }
        return Outcome.refused(
                Reason.TIMEOUT, "pid " + jvm.pid() + " opened no attach socket: it is stopped, or does not listen");
    }

    /** Empty where nobody listens: no socket, or one that a JVM of the same id left behind. */
    private Outcome<Optional<SocketChannel>> connect() {
        return scratch.socket(".java_pid" + jvm.pidInside())
                .then(found -> found.map(this::connect).orElseGet(() -> Outcome.done(Optional.empty())));
    }

    private Outcome<Optional<SocketChannel>> connect(Descriptor socket) {
        SocketChannel channel = null;
        try (socket) {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket.path()))) {
                return busy(channel);
            }
            UserPrincipal peer =
                    channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            if (!peer.equals(owner())) {
                channel.close();
                return Outcome.refused(Reason.NOT_A_PROFILE, "the attach socket is served by " + peer.getName());
            }
            return Outcome.done(Optional.of(channel));
        } catch (IOException _) {
            close(channel);
            return Outcome.done(Optional.empty());
        }
    }

    private Outcome<Optional<SocketChannel>> busy(SocketChannel channel) {
        close(channel);
        return Outcome.refused(Reason.TIMEOUT, "the attach socket of pid " + jvm.pid() + " takes no more calls");
    }

    private UserPrincipal owner() throws IOException {
        return FileSystems.getDefault()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(Integer.toUnsignedString(jvm.uid()));
    }

    private static void close(SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // Nothing was sent on it.
        }
    }
}
