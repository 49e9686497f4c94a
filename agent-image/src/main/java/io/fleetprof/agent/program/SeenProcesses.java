package io.fleetprof.agent.program;

import io.fleetprof.agent.session.ProcessId;
import io.fleetprof.agent.session.SeenProcess;
import io.fleetprof.agent.session.SeenProcess.Runtime;
import io.fleetprof.agent.target.Neighbour;
import io.fleetprof.agent.target.Neighbourhood;
import java.util.Comparator;
import java.util.List;

/** The neighbours as they are told: JVMs first, then by memory. */
final class SeenProcesses {
    private static final Comparator<SeenProcess> ORDER = Comparator.<SeenProcess, Boolean>comparing(
                    process -> !process.runtime().isJvm())
            .thenComparing(Comparator.comparingLong(SeenProcess::residentBytes).reversed());

    private SeenProcesses() {}

    static List<SeenProcess> of(Neighbourhood neighbourhood) {
        return neighbourhood.look().stream()
                .map(SeenProcesses::of)
                .sorted(ORDER)
                .toList();
    }

    private static SeenProcess of(Neighbour neighbour) {
        return new SeenProcess(
                new ProcessId(neighbour.pid(), neighbour.started()),
                neighbour.uid(),
                neighbour.gid(),
                runtime(neighbour.kind()),
                neighbour.residentBytes(),
                neighbour.container());
    }

    private static Runtime runtime(Neighbour.Kind kind) {
        return switch (kind) {
            case HOT_SPOT -> Runtime.HOT_SPOT;
            case OPEN_J9 -> Runtime.OPEN_J9;
            case NATIVE_IMAGE -> Runtime.NATIVE_IMAGE;
            case GO -> Runtime.GO;
            case OTHER -> Runtime.OTHER;
            case HIDDEN -> Runtime.HIDDEN;
        };
    }
}
