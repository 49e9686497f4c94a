/** What a container's own image has to ask its JVM with, run there by exec: the way in where no agent may be added. */
package io.fleetprof.operator.capture.pod.exec;
