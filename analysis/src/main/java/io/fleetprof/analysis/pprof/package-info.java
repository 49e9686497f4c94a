/**
 * The profile.proto format of google/pprof: bytes → {@link io.fleetprof.analysis.pprof.Profile} → populations.
 *
 * <p>A class for each message of the format holds its columns and decodes it; {@code Validity} checks them against each
 * other at the end.
 */
package io.fleetprof.analysis.pprof;
