/** One body over HTTP from a peer that may be hostile: bounded in time, size and slowness, redirects never followed. */
package io.fleetprof.operator.capture.http;
