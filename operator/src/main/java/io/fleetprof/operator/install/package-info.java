/** What an installation settles once: the storage it came with, and which of several operators serves. */
package io.fleetprof.operator.install;
