package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

public final class ProfileRequestReconciler implements Reconciler<ProfileRequest> {
    @Override
    public UpdateControl<ProfileRequest> reconcile(ProfileRequest request, Context<ProfileRequest> context) {
        return UpdateControl.noUpdate();
    }
}
