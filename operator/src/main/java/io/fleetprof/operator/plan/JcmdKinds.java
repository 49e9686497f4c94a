package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.ProfileKind;

/** What a container's own jcmd gives by exec: texts, as it prints them. The rest takes an agent. */
public final class JcmdKinds {
    private JcmdKinds() {}

    public static boolean contains(ProfileKind kind) {
        return kind == ProfileKind.THREADS || kind == ProfileKind.HISTOGRAM;
    }
}
