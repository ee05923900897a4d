// Package server starts the API server and the etcd that keeps its objects, on ports of the loopback that are free.
package server

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// startLimit is generous: machines of CI start it beside a build.
const startLimit = 3 * time.Minute

// Server is an API server that answers.
type Server struct {
	// Kubeconfig is for an administrator of the cluster.
	Kubeconfig []byte

	etcd  *embed.Etcd
	ended chan error
}

// Start returns when the API server is ready. The server ends with the context.
func Start(ctx context.Context, folder string) (*Server, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	ports, err := freePorts(3)
	if err != nil {
		return nil, err
	}
	etcd, err := startEtcd(filepath.Join(folder, "etcd"), loopback("http", ports[0]), loopback("http", ports[1]))
	if err != nil {
		return nil, err
	}
	server := &Server{etcd: etcd, ended: make(chan error, 1)}
	if err := server.startAPI(ctx, folder, ports[0], ports[2]); err != nil {
		server.Close()
		return nil, err
	}
	return server, nil
}

func (s *Server) startAPI(ctx context.Context, folder string, etcdPort, port int) error {
	credentials, err := prepareCredentials(folder)
	if err != nil {
		return err
	}
	go func() {
		s.ended <- runAPIServer(ctx, credentials, loopback("http", etcdPort), port)
	}()
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for {
		if s.Kubeconfig, err = credentials.kubeconfig(loopback("https", port)); err == nil && isReady(ctx, s.Kubeconfig) {
			return nil
		}
		select {
		case err := <-s.ended:
			return fmt.Errorf("the API server has ended: %w", err)
		case <-ctx.Done():
			return errors.New("the API server does not become ready")
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// Wait returns when the context has ended, or with the error that the API server ended with before.
func (s *Server) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case err := <-s.ended:
		return fmt.Errorf("the API server has ended: %w", err)
	}
}

// Close ends etcd.
func (s *Server) Close() {
	s.etcd.Close()
}

func isReady(ctx context.Context, kubeconfig []byte) bool {
	config, err := clientcmd.RESTConfigFromKubeConfig(kubeconfig)
	if err != nil {
		return false
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return false
	}
	_, err = client.RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
	return err == nil
}
