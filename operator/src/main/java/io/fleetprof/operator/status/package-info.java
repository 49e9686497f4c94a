/** What a request's status says of what is known. Pure. */
package io.fleetprof.operator.status;
