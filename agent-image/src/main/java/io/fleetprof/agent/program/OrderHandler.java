package io.fleetprof.agent.program;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.figures.Figures;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.session.Order;
import io.fleetprof.agent.session.ProcessId;
import io.fleetprof.agent.session.Reply;
import io.fleetprof.agent.target.Neighbourhood;
import java.nio.file.Path;
import java.time.Duration;

/** Carries out one order after the other. Throws for nothing that a target does. */
final class OrderHandler {
    private final Path folder;

    /** @param folder where files stand until they are sent */
    OrderHandler(Path folder) {
        this.folder = folder;
    }

    Outcome<Answer> handle(Order order, Duration within) {
        return switch (order) {
            case Order.Look _ -> said(new Reply.Seen(SeenProcesses.of(Neighbourhood.ofThisMachine())));
            case Order.Figures(ProcessId process) -> figures(process);
            case Order.OfProcess ofProcess -> of(ofProcess.process(), jvm -> ask(jvm, ofProcess, within));
        };
    }

    private Outcome<Answer> figures(ProcessId process) {
        long began = System.nanoTime();
        return Figures.collect(process.pid(), process.startedTicks(), file())
                .then(bytes -> filed(new Captured(file(), bytes, Duration.ofNanos(System.nanoTime() - began))));
    }

    private interface Question {
        Outcome<Answer> to(Jvm jvm);
    }

    private static Outcome<Answer> of(ProcessId process, Question question) {
        return Jvm.of(process.pid()).then(jvm -> {
            try (jvm) {
                return jvm.process().started() == process.startedTicks()
                        ? question.to(jvm)
                        : Outcome.refused(Reason.NO_SUCH_PROCESS, "pid " + process.pid() + " went to another process");
            }
        });
    }

    private Outcome<Answer> ask(Jvm jvm, Order.OfProcess order, Duration within) {
        return switch (order) {
            case Order.Figures(ProcessId process) -> figures(process);
            case Order.Version _ -> jvm.version(within).then(text -> said(new Reply.Text(text)));
            case Order.HeapInfo _ -> jvm.heapInfo(within).then(text -> said(new Reply.Text(text)));
            case Order.Threads(ProcessId _, Jvm.Locks locks) ->
                jvm.threads(locks, file(), within).then(OrderHandler::filed);
            case Order.ThreadDump _ -> jvm.threadDump(file(), within).then(OrderHandler::filed);
            case Order.Histogram(ProcessId _, Jvm.Objects objects) ->
                jvm.histogram(objects, file(), within).then(OrderHandler::filed);
            case Order.Record(ProcessId _, var request) ->
                jvm.record(request, file(), within).then(OrderHandler::filed);
            case Order.HeapDump(ProcessId _, Jvm.Objects objects, long room) ->
                jvm.heapDump(objects, room, file(), within).then(OrderHandler::filed);
            case Order.Coroutines(ProcessId _, Duration watch) ->
                jvm.coroutines(watch, file(), within).then(OrderHandler::filed);
        };
    }

    private Path file() {
        return folder.resolve("answer");
    }

    private static Outcome<Answer> said(Reply reply) {
        return Outcome.done(new Answer.Said(reply));
    }

    private static Outcome<Answer> filed(Captured captured) {
        return Outcome.done(new Answer.Filed(captured));
    }
}
