package io.fleetprof.analysis.procfs;

/** One row of a socket table; unix sockets have no endpoints. */
public record Socket(long inode, Protocol protocol, SocketState state, Endpoint local, Endpoint remote) {}
