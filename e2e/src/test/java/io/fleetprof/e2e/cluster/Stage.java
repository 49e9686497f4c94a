package io.fleetprof.e2e.cluster;

/**
 * What a test class plays on.
 *
 * @param operator the one installation, shared by all classes
 * @param bucket what the operator writes to
 * @param namespace of this class alone
 * @param figures where measured ones are put
 */
record Stage(Operator operator, Bucket bucket, TestNamespace namespace, Figures figures) {
    /** Where the request keeps its files, with a slash at its end. */
    String prefix(Requested request) {
        return Operator.CLUSTER_NAME + "/" + request.folder();
    }
}
