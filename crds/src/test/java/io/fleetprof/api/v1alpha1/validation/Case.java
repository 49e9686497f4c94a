package io.fleetprof.api.v1alpha1.validation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A spec with what is wrong with it.
 *
 * @param spec YAML of the spec
 * @param problems the lines it gives; none when it is right
 */
record Case(String spec, List<String> problems) {
    private static final String SELECTOR = "target: {selector: {}}\n";
    private static final String DURATION = " is no duration; write it like 500ms, 10s or 1m30s";
    private static final String TARGET =
            "spec.target: target must have exactly one of selector and workloadRef; add one or drop the other";
    private static final String INTERVAL = ".interval: interval must be from 100ms to 10m, such as 10s";
    private static final String LENGTH = ".duration: duration must be from 10ms to 30m, such as 60s";
    private static final String BASELINE =
            "spec.analysis.baseline: name must be given for the policy Named, and for no other";
    private static final String VALUES = "spec.target.selector.matchExpressions[0]: values must be given for the"
            + " operators In and NotIn, and for no other";

    String request() {
        return "apiVersion: fleetprof.io/v1alpha1\nkind: ProfileRequest\nmetadata: {name: checkout}\nspec:\n"
                + spec.indent(2);
    }

    static Stream<Case> all() {
        return Stream.of(targets(), profiles(), captures(), rest()).flatMap(cases -> cases);
    }

    private static Stream<Case> targets() {
        return Stream.of(
                of(SELECTOR),
                of("target: {selector: {matchLabels: {app: checkout}}, workloadRef: null}"),
                of("target: {workloadRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: checkout}}"),
                of("{}", "spec.target: is missing; add it"),
                of("target: {}", TARGET),
                of("target: {selector: {}, workloadRef: {apiVersion: v1, kind: Pod, name: a}}", TARGET),
                of("target: 4", "spec.target: '4' is no object; write its fields"),
                of("target: {selector: {}, maxPods: 0}", "spec.target.maxPods: '0' is too small; give at least 1"),
                of(
                        "target: {selector: {}, maxPods: ten}",
                        "spec.target.maxPods: 'ten' is no integer; write a whole number"),
                of(
                        "target: {selector: {}, container: App}",
                        "spec.target.container: 'App' is no name; use lower case letters, digits and -"),
                of(
                        "target: {selektor: {}}",
                        "spec.target.selektor: is no field; did you mean selector? Write one of container, maxPods,"
                                + " selector, workloadRef"),
                of(
                        "target: {selector: {matchLabels: {version: 2}}}",
                        "spec.target.selector.matchLabels.version: '2' is no string; write a text, in quotes if it looks like a number"),
                of(
                        "target: {workloadRef: {apiVersion: apps/v1, name: a}}",
                        "spec.target.workloadRef.kind: is missing; add it"),
                of("target: {selector: {matchExpressions: [{key: a, operator: Exists}]}}"),
                of("target: {selector: {matchExpressions: [{key: a, operator: In, values: [b]}]}}"),
                of("target: {selector: {matchExpressions: [{key: a, operator: NotIn, values: []}]}}", VALUES),
                of("target: {selector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}}", VALUES));
    }

    private static Stream<Case> profiles() {
        String kinds = "Write one of Allocs, Block, CPU, Coroutines, Goroutine, GoroutineLeak, Heap, HeapDump,"
                + " Histogram, JFR, Mutex, Process, ThreadCreate, Threads, Trace";
        return Stream.of(
                of(SELECTOR + "profiles: []"),
                of(SELECTOR + "profiles: [{kind: Goroutine, interval: 100ms}, {kind: JFR, duration: 30m}]"),
                of(SELECTOR + "profiles: [{kind: Coroutines, duration: 5s}]"),
                of(
                        SELECTOR + "profiles: [{kind: Gorutine}]",
                        "spec.profiles[0].kind: 'Gorutine' is not allowed; did you mean Goroutine? " + kinds),
                of(
                        SELECTOR + "profiles: [{kind: Heap}, {kind: Foo}]",
                        "spec.profiles[1].kind: 'Foo' is not allowed. " + kinds),
                of(SELECTOR + "profiles: [{}]", "spec.profiles[0].kind: is missing; add it"),
                of(
                        SELECTOR + "profiles: [{kind: Heap, snapshots: 21}]",
                        "spec.profiles[0].snapshots: '21' is too large; give at most 20"),
                of(
                        SELECTOR + "profiles: [{kind: Heap, interval: 10 s}]",
                        "spec.profiles[0].interval: '10 s'" + DURATION),
                of(SELECTOR + "profiles: [{kind: Heap, interval: 99ms}]", "spec.profiles[0]" + INTERVAL),
                of(SELECTOR + "profiles: [{kind: Heap, interval: 10m0.001s}]", "spec.profiles[0]" + INTERVAL),
                of(SELECTOR + "profiles: [{kind: CPU, duration: 9ms}]", "spec.profiles[0]" + LENGTH),
                of(SELECTOR + "profiles: [{kind: CPU, duration: 0.6h}]", "spec.profiles[0]" + LENGTH),
                of(
                        SELECTOR + "profiles: [{kind: Heap, duration: 10s}]",
                        "spec.profiles[0]: duration must be left out except for CPU, Trace, JFR and Coroutines; the others"
                                + " are a moment's picture"),
                of(
                        SELECTOR + "profiles: [{kind: Heap}, {kind: Heap}]",
                        "spec.profiles: profiles must name each kind once; raise its snapshots instead"),
                of(
                        SELECTOR + "profiles: [" + "{kind: Heap},".repeat(16) + "]",
                        "spec.profiles: has 16 entries; give at most 15"));
    }

    private static Stream<Case> captures() {
        return Stream.of(
                of(SELECTOR + "capture:"),
                of(SELECTOR + "capture: {maxPause: 1m, targetTimeout: 60m, allowEphemeral: False}"),
                of(SELECTOR + "capture: {port: 65536}", "spec.capture.port: '65536' is too large; give at most 65535"),
                of(
                        SELECTOR + "capture: {port: 99999999999999999999}",
                        "spec.capture.port: '99999999999999999999' is too large; give at most 65535"),
                of(
                        SELECTOR + "capture: {impact: low}",
                        "spec.capture.impact: 'low' is not allowed; did you mean Low? Write one of High, Low, Medium"),
                of(SELECTOR + "capture: {targetTimeout: 180}", "spec.capture.targetTimeout: '180'" + DURATION),
                of(
                        SELECTOR + "capture: {maxPause: 61s}",
                        "spec.capture.maxPause: maxPause must be from 1ms to 1m, such as 500ms"),
                of(
                        SELECTOR + "capture: {targetTimeout: 999ms}",
                        "spec.capture.targetTimeout: targetTimeout must be from 1s to 1h, such as 3m"),
                of(
                        SELECTOR + "capture: {allowEphemeral: yes}",
                        "spec.capture.allowEphemeral: 'yes' is no boolean; write true or false"));
    }

    private static Stream<Case> rest() {
        return Stream.of(
                of(SELECTOR + "analysis: {baseline: {policy: Named, name: checkout}}"),
                of(SELECTOR + "analysis: {baseline: {policy: Named}}", BASELINE),
                of(SELECTOR + "analysis: {baseline: {name: checkout}}", BASELINE),
                of(
                        SELECTOR + "analysis: {minCollected: 101}",
                        "spec.analysis.minCollected: '101' is too large; give at most 100"),
                of(
                        SELECTOR + "storageRef: {name: ''}",
                        "spec.storageRef.name: is empty; give a value or leave the field out",
                        "spec.storageRef.name: '' is no name; use lower case letters, digits, - and ."),
                of(
                        SELECTOR + "storageRef: {name: " + "a".repeat(254) + "}",
                        "spec.storageRef.name: is 254 characters long; give at most 253"),
                of(
                        SELECTOR + "activeDeadlineSeconds: 5",
                        "spec.activeDeadlineSeconds: '5' is too small; give at least 10"),
                of(
                        SELECTOR + "ttl: 5",
                        "spec.ttl: is no field. Write one of activeDeadlineSeconds, analysis, capture, profiles,"
                                + " storageRef, target, ttlSecondsAfterFinished"));
    }

    private static Case of(String spec, String... problems) {
        return new Case(spec, List.of(problems));
    }
}
