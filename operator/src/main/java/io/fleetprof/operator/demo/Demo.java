package io.fleetprof.operator.demo;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.local.LocalRequest;
import io.fleetprof.operator.local.LocalRun;
import io.fleetprof.operator.local.LocalTargets;
import io.fleetprof.operator.local.TargetFlag;
import io.fleetprof.operator.target.Target;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Profiles programs in one go as if they were pods of three deployments, and holds what was found against the truth. */
public final class Demo {
    private static final List<String> DEPLOYMENTS = List.of("checkout", "catalog", "delivery");

    private final Path store;
    private final BiFunction<ProfileRequest, List<Target>, Watch> watches;

    /** @param watches makes the watch of the captures, once it is known what they are */
    public Demo(Path store, BiFunction<ProfileRequest, List<Target>, Watch> watches) {
        this.store = store;
        this.watches = watches;
    }

    /** How a demonstration ended. */
    public sealed interface Ended {
        /** @param right whether every leak was found and no healthy program was accused */
        record Shown(String table, ProfileRequest request, Path page, boolean right) implements Ended {}

        /** One line. */
        record Refused(String line) implements Ended {}
    }

    Ended run(List<Program> programs) throws InterruptedException {
        ProfileRequest request = request();
        List<Target> targets = targets(programs);
        try (Watch watch = watches.apply(request, targets)) {
            return switch (new LocalRun(request, store, watch).run(targets)) {
                case LocalRun.Ended.Refused(String line) -> new Ended.Refused(line);
                case LocalRun.Ended.Finished(ProfileRequest finished, Report report, Path page) ->
                    shown(programs, report.analysis(), finished, page);
            };
        }
    }

    private static Ended shown(List<Program> programs, Analysis analysis, ProfileRequest finished, Path page) {
        Table table = new Table(programs.stream()
                .flatMap(program -> Row.of(program, analysis).stream())
                .toList());
        return new Ended.Shown(table.text(), finished, page, table.right());
    }

    private static ProfileRequest request() {
        InputStream yaml = Objects.requireNonNull(Demo.class.getResourceAsStream("request.yaml"));
        return switch (LocalRequest.read("-", yaml)) {
            case LocalRequest.Accepted(ProfileRequest request) -> request;
            case LocalRequest.Refused(List<String> lines) -> throw new AssertionError(lines);
        };
    }

    private static List<Target> targets(List<Program> programs) {
        LocalTargets local = new LocalTargets();
        List<Target> targets = new ArrayList<>();
        for (Program program : programs) {
            String deployment = DEPLOYMENTS.get(Math.floorMod(program.name().hashCode(), DEPLOYMENTS.size()));
            targets.add(target(local, program.pod(), deployment, program.url(), program.pid()));
            program.neighbour()
                    .filter(Program.Neighbour::leak)
                    .ifPresent(callee -> targets.add(target(
                            local, program.neighbourPod(), deployment, Optional.of(callee.url()), callee.pid())));
        }
        return targets;
    }

    /** A program without a process, as a recording is, has pid 0. */
    private static Target target(LocalTargets local, String pod, String deployment, Optional<URI> url, long pid) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("app", deployment);
        labels.put("part-of", "shop");
        OptionalLong process = pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty();
        return local.resolve(new TargetFlag(pod, labels, deployment, url, process));
    }
}
