/**
 * A snapshot as a file: gzipped JSON beside each raw profile, so that a fleet is analysed again, and shards are joined,
 * without the raw files.
 */
package io.fleetprof.analysis.snapshot;
