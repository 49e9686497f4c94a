package pki

import (
	"crypto/tls"
	"crypto/x509"
	"slices"
	"testing"
)

func TestClientAndServerConvinceEachOther(t *testing.T) {
	authority := must(NewAuthority("test"))(t)
	server := must(authority.Issue(Subject{Name: "server", Hosts: []string{"localhost", "10.0.0.1"}}))(t)
	client := must(authority.Issue(Subject{Name: "admin", Groups: []string{"system:masters"}}))(t)

	state, err := handshake(authority, server, client)
	if err != nil {
		t.Fatal(err)
	}
	holder := state.PeerCertificates[0].Subject
	if holder.CommonName != "admin" || !slices.Equal(holder.Organization, []string{"system:masters"}) {
		t.Errorf("the server takes the client for %s", holder)
	}
}

func TestAnotherAuthoritysClientIsRefused(t *testing.T) {
	authority, other := must(NewAuthority("test"))(t), must(NewAuthority("test"))(t)
	server := must(authority.Issue(Subject{Name: "server", Hosts: []string{"localhost"}}))(t)
	client := must(other.Issue(Subject{Name: "admin", Groups: []string{"system:masters"}}))(t)

	if _, err := handshake(authority, server, client); err == nil {
		t.Error("a client of another authority was let in")
	}
}

func TestAClientsCertificateServesNobody(t *testing.T) {
	authority := must(NewAuthority("test"))(t)
	client := must(authority.Issue(Subject{Name: "admin"}))(t)

	if _, err := handshake(authority, client, client); err == nil {
		t.Error("a certificate without hosts was taken for a server's")
	}
}

// handshake gives what the server sees.
func handshake(authority *Authority, server, client Pair) (tls.ConnectionState, error) {
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(authority.Certificate)
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{
		Certificates: []tls.Certificate{certificate(server)}, ClientCAs: trusted, ClientAuth: tls.RequireAndVerifyClientCert})
	if err != nil {
		return tls.ConnectionState{}, err
	}
	defer listener.Close()
	go func() {
		_, _ = tls.Dial("tcp", listener.Addr().String(), &tls.Config{
			Certificates: []tls.Certificate{certificate(client)}, RootCAs: trusted, ServerName: "localhost"})
	}()
	connection, err := listener.Accept()
	if err != nil {
		return tls.ConnectionState{}, err
	}
	defer connection.Close()
	serving := connection.(*tls.Conn)
	err = serving.Handshake()
	return serving.ConnectionState(), err
}

func certificate(pair Pair) tls.Certificate {
	certificate, err := tls.X509KeyPair(pair.Certificate, pair.Key)
	if err != nil {
		panic(err)
	}
	return certificate
}

func must[V any](value V, err error) func(*testing.T) V {
	return func(t *testing.T) V {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
