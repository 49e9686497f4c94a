/** The operator's memory, kept as small as its work. */
package io.fleetprof.operator.thrift;
