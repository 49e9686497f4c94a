/** Reports for the browser, on the loopback of the operator's pod: whoever may port-forward there may read them. */
package io.fleetprof.operator.web;
