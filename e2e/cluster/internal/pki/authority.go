// Package pki makes the keys and certificates of one cluster: an authority, and what it signs.
package pki

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"time"
)

// Pair is a certificate and its private key, both as PEM.
type Pair struct{ Certificate, Key []byte }

// Authority signs the certificates of one cluster.
type Authority struct {
	Pair
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

// Subject is what a certificate says of its holder. Kubernetes takes the name as the user and the groups as his groups;
// hosts (names or addresses) make it a server's certificate as well.
type Subject struct {
	Name   string
	Groups []string
	Hosts  []string
}

// A cluster lives for hours; a clock that is off by less than an hour does no harm.
const (
	lifetime = 365 * 24 * time.Hour
	slack    = time.Hour
)

// NewAuthority makes an authority with a new key.
func NewAuthority(name string) (*Authority, error) {
	template := template(Subject{Name: name})
	template.IsCA = true
	template.BasicConstraintsValid = true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign | x509.KeyUsageDigitalSignature
	authority := &Authority{certificate: template}
	pair, key, err := authority.sign(template)
	if err != nil {
		return nil, err
	}
	authority.Pair, authority.key = pair, key
	return authority, nil
}

// Issue makes a key and a certificate for the subject, good for both ends of a connection.
func (a *Authority) Issue(subject Subject) (Pair, error) {
	template := template(subject)
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	if len(subject.Hosts) > 0 {
		template.ExtKeyUsage = append(template.ExtKeyUsage, x509.ExtKeyUsageServerAuth)
	}
	pair, _, err := a.sign(template)
	return pair, err
}

// sign makes a key for the template; an authority without a key of its own signs with that one.
func (a *Authority) sign(template *x509.Certificate) (Pair, *ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Pair{}, nil, err
	}
	signer := a.key
	if signer == nil {
		signer = key
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, a.certificate, &key.PublicKey, signer)
	if err != nil {
		return Pair{}, nil, err
	}
	private, err := x509.MarshalECPrivateKey(key)
	return Pair{encode("CERTIFICATE", certificate), encode("EC PRIVATE KEY", private)}, key, err
}

func template(subject Subject) *x509.Certificate {
	serial, _ := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120)) // crypto/rand does not fail
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: subject.Name, Organization: subject.Groups},
		NotBefore:    time.Now().Add(-slack),
		NotAfter:     time.Now().Add(lifetime),
	}
	for _, host := range subject.Hosts {
		if address := net.ParseIP(host); address != nil {
			template.IPAddresses = append(template.IPAddresses, address)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	return template
}

func encode(kind string, bytes []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes})
}
