package io.fleetprof.operator.local;

import io.fleetprof.agent.Jvm;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.capture.procfs.ListeningProcess;
import io.fleetprof.operator.capture.procfs.ProcessReader;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes targets of flags; of a URL on this machine it finds the process, whose age and descriptors then count too. */
public final class LocalTargets {
    private final ProcessReader processes = ProcessReader.ofThisMachine();
    private final ListeningProcess listening = new ListeningProcess(Path.of("/proc"));

    public Target resolve(TargetFlag flag) {
        OptionalLong pid = flag.pid().isPresent()
                ? flag.pid()
                : flag.url().map(this::listener).orElse(OptionalLong.empty());
        Optional<Instant> started = pid.isPresent() ? processes.started(pid.getAsLong()) : Optional.empty();
        Container container = Container.local(flag.name(), flag.workload(), started);
        return new Target(container, flag.labels(), new Reach.Local(flag.url(), pid), runtime(flag));
    }

    /** Who serves pprof is a Go program; a process is told by what it maps, whatever it is called. */
    private static TargetRuntime runtime(TargetFlag flag) {
        if (flag.url().isPresent()) {
            return TargetRuntime.GO;
        }
        return flag.pid().isPresent() && Jvm.isOne(flag.pid().getAsLong()) ? TargetRuntime.JVM : TargetRuntime.UNKNOWN;
    }

    private OptionalLong listener(URI url) {
        int port = url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        return isLoopback(url.getHost()) ? listening.on(port) : OptionalLong.empty();
    }

    /** Only what is written as an address or as localhost: no name is asked of anybody. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+\\]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
