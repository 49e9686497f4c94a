package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The requests at work in this process, by UID: one that was made again under the same name is another one. */
final class Runs {
    private final Map<String, Run> byUid = new ConcurrentHashMap<>();
    private final Function<ProfileRequest, Run> begin;

    Runs(Function<ProfileRequest, Run> begin) {
        this.begin = begin;
    }

    Run of(ProfileRequest request) {
        return byUid.computeIfAbsent(request.getMetadata().getUid(), _ -> begin.apply(request));
    }

    /** Ends what is under way for a request that is over or deleted. */
    void end(String uid) {
        Run run = byUid.remove(uid);
        if (run != null) {
            run.cancel();
        }
    }

    /** Ends all that is under way: what this process has not recorded yet, the next one does. */
    void endAll() {
        byUid.keySet().forEach(this::end);
    }
}
