package io.fleetprof.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import java.util.function.Consumer;

/** Tells of requests that are gone. A plain informer: a reconciler without a finalizer is not told of deletions. */
final class Deletions implements ResourceEventHandler<ProfileRequest> {
    private final Consumer<String> ended;

    private Deletions(Consumer<String> ended) {
        this.ended = ended;
    }

    /** @param ended takes the UID */
    static void watch(KubernetesClient client, Consumer<String> ended) {
        client.resources(ProfileRequest.class)
                .inAnyNamespace()
                .runnableInformer(0)
                .exceptionHandler((_, _) -> true)
                .addEventHandler(new Deletions(ended))
                .start();
    }

    @Override
    public void onAdd(ProfileRequest request) {
        // The reconciler is told.
    }

    @Override
    public void onUpdate(ProfileRequest before, ProfileRequest after) {
        if (!before.getMetadata().getUid().equals(after.getMetadata().getUid())) {
            ended.accept(before.getMetadata().getUid());
        }
    }

    @Override
    public void onDelete(ProfileRequest request, boolean unknownFinalState) {
        ended.accept(request.getMetadata().getUid());
    }
}
