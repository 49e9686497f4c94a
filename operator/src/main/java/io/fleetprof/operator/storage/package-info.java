/** ProfileStorages: which bucket a request writes to, and whether it works. */
package io.fleetprof.operator.storage;
