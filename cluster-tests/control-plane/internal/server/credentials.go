package server

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"

	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"
)

// credentials are files that only the user of the process reads. A second start in the same folder uses them again.
type credentials struct {
	certificates string // folder, filled by the API server
	signingKey   string // of the tokens of ServiceAccounts
	tokens       string
	token        string // of the administrator, made for each start
}

func prepareCredentials(folder string) (credentials, error) {
	c := credentials{
		certificates: filepath.Join(folder, "certificates"),
		signingKey:   filepath.Join(folder, "service-accounts.key"),
		tokens:       filepath.Join(folder, "tokens.csv"),
	}
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return c, err
	}
	c.token = hex.EncodeToString(random)
	line := fmt.Sprintf("%s,admin,admin,system:masters\n", c.token)
	if err := os.WriteFile(c.tokens, []byte(line), 0o600); err != nil {
		return c, err
	}
	return c, writeKeyOnce(c.signingKey)
}

func writeKeyOnce(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	block := &pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	return os.WriteFile(path, pem.EncodeToMemory(block), 0o600)
}

// kubeconfig fails as long as the API server has not made its certificate.
func (c credentials) kubeconfig(server string) ([]byte, error) {
	certificate, err := os.ReadFile(filepath.Join(c.certificates, "apiserver.crt"))
	if err != nil {
		return nil, err
	}
	const name = "cluster-tests"
	config := clientcmdapi.NewConfig()
	config.Clusters[name] = &clientcmdapi.Cluster{Server: server, CertificateAuthorityData: certificate}
	config.AuthInfos[name] = &clientcmdapi.AuthInfo{Token: c.token}
	config.Contexts[name] = &clientcmdapi.Context{Cluster: name, AuthInfo: name}
	config.CurrentContext = name
	return clientcmd.Write(*config)
}
