/** Local mode: processes of this machine as targets, and an S3 server inside this program; the engine is the cluster's. */
package io.fleetprof.operator.local;
