package pki

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
)

// TokenKeys is the key pair, both as PEM, with which tokens of service accounts are signed and checked.
type TokenKeys struct{ Private, Public []byte }

// NewTokenKeys makes a new pair.
func NewTokenKeys() (TokenKeys, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return TokenKeys{}, err
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return TokenKeys{}, err
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	return TokenKeys{encode("EC PRIVATE KEY", private), encode("PUBLIC KEY", public)}, err
}
