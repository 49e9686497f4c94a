package io.fleetprof.api.v1alpha1;

/**
 * Patterns of Kubernetes names: lower case, digits and dashes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names and IDs</a>
 */
public final class Names {
    /** One part, at most 63 characters. */
    public static final String LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    /** Parts joined by dots, at most 253 characters. */
    public static final String SUBDOMAIN = "^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$";

    private Names() {}
}
