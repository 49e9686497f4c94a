/** What the kernel says of one process, as raw texts in a ZIP archive: written beside the process, read elsewhere. */
package io.fleetprof.agent.figures;
