/**
 * The API {@code fleetprof.io/v1alpha1}: what people write and read. Records mirror the resource field by field; the
 * custom resource definition is generated from them, so a bound, a default, a rule or a description stands here once.
 */
package io.fleetprof.api.v1alpha1;
