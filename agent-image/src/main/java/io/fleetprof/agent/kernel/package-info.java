/** Files and processes held fast by descriptors, so that what was checked is what is used. Throws as java.nio does. */
package io.fleetprof.agent.kernel;
