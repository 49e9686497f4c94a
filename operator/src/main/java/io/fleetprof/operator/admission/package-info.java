/** Puts a collector beside the program of pods that ask for it when they are made: a mutating webhook and its certificate. */
package io.fleetprof.operator.admission;
