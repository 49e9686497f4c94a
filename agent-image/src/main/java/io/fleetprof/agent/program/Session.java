package io.fleetprof.agent.program;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.kernel.OwnProcess;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.session.Ask;
import io.fleetprof.agent.session.OrderReader;
import io.fleetprof.agent.session.OrderReader.Next;
import io.fleetprof.agent.session.Reply;
import io.fleetprof.agent.session.ReplyWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Orders are heard on one thread and carried out on another, one after the other: so the end of the orders is heard while
 * one is carried out, and stops it.
 */
final class Session {
    private static final int MAX_WAITING = 16;

    /** Without an order for so long, nobody is there any more. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    /** To send an answer, after the time it was allowed to take. */
    private static final Duration SENDING = Duration.ofMinutes(5);

    /** For an order that is called off to leave the target as it was. */
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final OrderReader orders;
    private final ReplyWriter replies;
    private final OrderHandler handler;
    private final Watchdog watchdog;
    private final BlockingQueue<Next> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Thread hearing = Thread.ofPlatform().daemon().name("orders").unstarted(this::hear);
    private final Thread working = Thread.ofPlatform().daemon().name("work").unstarted(this::work);

    Session(OrderReader orders, ReplyWriter replies, OrderHandler handler, Watchdog watchdog) {
        this.orders = orders;
        this.replies = replies;
        this.handler = handler;
        this.watchdog = watchdog;
    }

    /** Why it ended, and the exit code that says so. */
    enum End {
        /** No more orders came, which is how a session ends. */
        OVER(0),
        /** It could not begin. */
        FAILED(1),
        /** What came was no order. */
        GARBLED(2),
        /** Something took longer than it may. */
        OVERDUE(3),
        /** Nobody takes the replies. */
        UNHEARD(4);

        private final int code;

        End(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Blocks until its end. Then {@link #stop} has to be called. */
    End run() throws InterruptedException {
        watchdog.watch(() -> end.complete(End.OVERDUE));
        watchdog.allow(SILENCE);
        working.start();
        hearing.start();
        return end.join();
    }

    /** Calls off what is being done, and waits until the target is left as it was. */
    void stop() {
        watchdog.allow(STOPPING.multipliedBy(2));
        working.interrupt();
        try {
            working.join(STOPPING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear() {
        while (!end.isDone()) {
            Next next = orders.next();
            switch (next) {
                case Next.End _ -> end.complete(End.OVER);
                case Next.Garbled _ -> end.complete(End.GARBLED);
                case Next.Asked _, Next.Unknown _ -> {
                    if (!waiting.offer(next)) {
                        end.complete(End.GARBLED);
                    }
                }
            }
        }
    }

    private void work() {
        try {
            replies.hello(Main.version(), OwnProcess.uid(), OwnProcess.gid());
            while (!Thread.currentThread().isInterrupted()) {
                carryOut(waiting.take());
                watchdog.allow(SILENCE);
            }
        } catch (IOException _) {
            end.complete(End.UNHEARD);
        } catch (InterruptedException _) {
            // Stopped between two orders.
        }
    }

    private void carryOut(Next next) throws IOException {
        switch (next) {
            case Next.Asked(Ask ask) -> {
                watchdog.allow(ask.within().plus(SENDING));
                answer(ask);
            }
            case Next.Unknown(long number, String name) ->
                replies.answer(number, refusal(Outcome.refused(Reason.UNSUPPORTED, "order " + name)));
            case Next.End _, Next.Garbled _ -> throw new IllegalStateException("never waits");
        }
    }

    private void answer(Ask ask) throws IOException {
        switch (handler.handle(ask.order(), ask.within())) {
            case Outcome.Done<Answer>(Answer.Said(Reply reply)) -> replies.answer(ask.number(), reply);
            case Outcome.Done<Answer>(Answer.Filed(Captured captured)) -> {
                try {
                    replies.file(ask.number(), captured.file(), captured.took());
                } finally {
                    captured.file().toFile().delete();
                }
            }
            case Outcome.Refused<Answer> refused -> replies.answer(ask.number(), refusal(refused));
        }
    }

    private static Reply refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(Reason reason, String detail)
                ? new Reply.Refused(reason, detail)
                : new Reply.Refused(Reason.INTERNAL_ERROR, "");
    }
}
