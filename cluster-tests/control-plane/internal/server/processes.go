package server

import (
	"context"
	"fmt"
	"net"
	"net/url"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

func startEtcd(folder, clients, peers string) (*embed.Etcd, error) {
	config := embed.NewConfig()
	config.Dir = folder
	config.LogLevel = "warn"
	// The objects of a test need not survive a crash of the machine.
	config.UnsafeNoFsync = true
	client, err := url.Parse(clients)
	if err != nil {
		return nil, err
	}
	peer, err := url.Parse(peers)
	if err != nil {
		return nil, err
	}
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{*client}, []url.URL{*client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{*peer}, []url.URL{*peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	etcd, err := embed.StartEtcd(config)
	if err != nil {
		return nil, err
	}
	<-etcd.Server.ReadyNotify()
	return etcd, nil
}

// runAPIServer returns when the context has ended. All that is not set here is the default of kube-apiserver, its
// admission plugins above all.
func runAPIServer(ctx context.Context, c credentials, etcd string, port int) error {
	opts := options.NewServerRunOptions()
	flags := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	for _, named := range opts.Flags().FlagSets {
		flags.AddFlagSet(named)
	}
	err := flags.Parse([]string{
		"--etcd-servers=" + etcd,
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		fmt.Sprintf("--secure-port=%d", port),
		"--cert-dir=" + c.certificates,
		// Without it the API server wants to be reached at its address by pods.
		"--endpoint-reconciler-type=none",
		"--token-auth-file=" + c.tokens,
		"--authorization-mode=RBAC",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + c.signingKey,
		"--service-account-signing-key-file=" + c.signingKey,
		"--service-cluster-ip-range=10.96.0.0/16",
	})
	if err != nil {
		return err
	}
	if err := opts.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return err
	}
	// The warnings of the API server are for those who apply, and not for its own clients.
	rest.SetDefaultWarningHandler(rest.NoWarnings{})
	completed, err := opts.Complete(ctx)
	if err != nil {
		return err
	}
	if invalid := completed.Validate(); len(invalid) > 0 {
		return errors.NewAggregate(invalid)
	}
	return app.Run(ctx, completed)
}

func loopback(scheme string, port int) string {
	return fmt.Sprintf("%s://127.0.0.1:%d", scheme, port)
}

// freePorts are free until others take them: all are held at the same time, so that they differ.
func freePorts(count int) ([]int, error) {
	var ports []int
	for range count {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer listener.Close()
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
