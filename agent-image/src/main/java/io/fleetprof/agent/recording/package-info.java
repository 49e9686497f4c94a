/** JFR recordings: within bounds of room and time, beside other recordings, and without anybody's secrets. */
package io.fleetprof.agent.recording;
