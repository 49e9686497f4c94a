package main

import (
	"errors"
	"net"
	"syscall"
)

// deafen opens a port that drops whoever wants to connect, as a packet filter does: its queue of one connection is full,
// and nobody takes it from there. The result keeps it so.
func deafen(addr string) (net.Conn, error) {
	at, err := net.ResolveTCPAddr("tcp4", addr)
	if err != nil {
		return nil, err
	}
	ip := at.IP.To4()
	if ip == nil {
		return nil, errors.New("-deaf needs an IPv4 address, such as 10.0.0.7:6060")
	}
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		return nil, err
	}
	if err := syscall.Bind(socket, &syscall.SockaddrInet4{Port: at.Port, Addr: [4]byte(ip)}); err != nil {
		return nil, err
	}
	if err := syscall.Listen(socket, 0); err != nil {
		return nil, err
	}
	return net.Dial("tcp4", addr)
}
