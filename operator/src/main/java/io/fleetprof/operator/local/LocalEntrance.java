package io.fleetprof.operator.local;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.operator.capture.Entrance;
import io.fleetprof.operator.capture.JvmWay;
import io.fleetprof.operator.capture.LocalJvm;
import io.fleetprof.operator.capture.PprofWay;
import io.fleetprof.operator.capture.ProcessWay;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Ways;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.capture.procfs.ProcessReader;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.nio.file.Path;
import java.util.Optional;

/** The ways into processes of this machine and what is behind URLs. */
final class LocalEntrance implements Entrance, AutoCloseable {
    private final HttpFetch fetch = new HttpFetch();
    private final ProcessReader processes = ProcessReader.ofThisMachine();
    private final CaptureSpec capture;
    private final Path spool;

    /** @param spool a folder for files on their way to the store */
    LocalEntrance(CaptureSpec capture, Path spool) {
        this.capture = capture;
        this.spool = spool;
    }

    @Override
    public Ways into(Target target) {
        return switch (target.reach()) {
            case Reach.Local local -> into(local);
            case Reach.InPod _ -> throw new IllegalArgumentException(target.name() + " is not of this machine");
        };
    }

    private Ways into(Reach.Local reach) {
        Optional<Long> pid = reach.pid().stream().boxed().findFirst();
        return new Ways(
                reach.url().map(url -> new PprofWay(fetch, url, Route.by(CapturePath.POD_IP), capture, spool)),
                pid.map(it -> new JvmWay(new LocalJvm(processes, it), capture, spool)),
                pid.map(it -> new ProcessWay(_ -> processes.read(it), spool)));
    }

    @Override
    public void close() {
        fetch.close();
    }
}
