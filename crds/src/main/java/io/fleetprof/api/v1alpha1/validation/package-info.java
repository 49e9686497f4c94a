/**
 * Reads a ProfileRequest from a file where no API server does: strictly, and with the very schema and rules that the
 * server would apply.
 */
package io.fleetprof.api.v1alpha1.validation;
