/**
 * The object store, which is the record of progress: where things lie ({@link io.fleetprof.operator.store.Keys}), how
 * they get there ({@link io.fleetprof.operator.store.ArtifactStore}), and the plan and receipts from which the next
 * operator goes on after a crash ({@link io.fleetprof.operator.store.Ledger}).
 *
 * <p>Expected failures are values: no method of this package throws because a store is away, slow, full or holds
 * damaged bytes. Exceptions mean a bug in the caller.
 */
package io.fleetprof.operator.store;
