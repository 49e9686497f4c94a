package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fleetprof.agent.Captured;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.session.Ask;
import io.fleetprof.agent.session.Order;
import io.fleetprof.agent.session.OrderWriter;
import io.fleetprof.agent.session.ReplyReader;
import io.fleetprof.agent.session.SeenProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * One run of the agent's program in its container, by exec: orders go by stdin, for arguments end up in audit logs, and
 * replies come by stdout, each proven whole by itself, for the exit code proves nothing. Its end ends the program.
 */
final class AgentSession implements AutoCloseable {
    /** What runs in the container; the chart's fence allows nothing else. */
    private static final String[] PROGRAM = {"/opt/fleetprof/bin/fleetprof-agent", "session"};

    /** The agent keeps the time by itself; this is for its way here, and for one that keeps none. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration START = Duration.ofSeconds(30);

    private final ExecWatch exec;
    private final OrderWriter orders;
    private final ReplyReader replies;
    private final AtomicBoolean late = new AtomicBoolean();
    private long number;

    private AgentSession(ExecWatch exec) {
        this.exec = exec;
        this.orders = new OrderWriter(exec.getInput());
        this.replies = new ReplyReader(exec.getOutput());
    }

    /** Blocks until the agent has said who it is. */
    static Outcome<AgentSession> open(KubernetesClient client, String namespace, String pod, String container) {
        try {
            ExecWatch exec = client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .inContainer(container)
                    .withReadyWaitTimeout(0)
                    .redirectingInput()
                    .redirectingOutput()
                    .exec(PROGRAM);
            AgentSession session = new AgentSession(exec);
            Outcome<AgentSession> greeted =
                    session.within(START, () -> session.replies.hello().then(_ -> Outcome.done(session)));
            if (greeted instanceof Outcome.Refused<AgentSession>) {
                session.close();
            }
            return greeted;
        } catch (KubernetesClientException e) {
            return Outcome.refused(Reason.PERMISSION_DENIED, "no exec into container " + container + ": " + said(e));
        }
    }

    /** Whether it broke, so that nothing more is to be expected of it; not when the agent merely refused something. */
    boolean isBroken() {
        return replies.isSpent() && !late.get();
    }

    Outcome<List<SeenProcess>> look(Duration within) {
        return ask(new Order.Look(), within, replies::seen);
    }

    Outcome<String> text(Order order, Duration within) {
        return ask(order, within, replies::text);
    }

    /** @param most bytes that are accepted */
    Outcome<Captured> file(Order order, Path to, long most, Duration within) {
        return ask(order, within, asked -> replies.file(asked, to, most));
    }

    private <T> Outcome<T> ask(Order order, Duration within, LongFunction<Outcome<T>> reply) {
        number++;
        return within(within.plus(GRACE), () -> orders.send(new Ask(number, within, order))
                .then(ask -> reply.apply(ask.number())));
    }

    /** A read ends with its stream: who is late is cut off. */
    private <T> Outcome<T> within(Duration within, Supplier<Outcome<T>> talk) {
        Thread watchdog = Thread.ofVirtual().start(() -> cutAfter(within));
        try {
            Outcome<T> outcome = talk.get();
            return late.get()
                    ? Outcome.refused(Reason.TIMEOUT, "the agent was silent for " + within.toSeconds() + " s")
                    : outcome;
        } finally {
            watchdog.interrupt();
        }
    }

    private void cutAfter(Duration time) {
        try {
            Thread.sleep(time);
            late.set(true);
            exec.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String said(KubernetesClientException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        exec.close();
    }
}
