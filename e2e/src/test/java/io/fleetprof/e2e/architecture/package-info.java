/** What holds for the code as a whole: which package may know which, how things are named, how long they get. */
package io.fleetprof.e2e.architecture;
