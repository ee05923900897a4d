// external-secrets runs the controllers of External Secrets that make Secrets: of ExternalSecrets, of the stores and of
// the states of generators. Stores are "fake" or "kubernetes", and generators make passwords.
//
//	external-secrets KUBECONFIG
//
// The process ends with its standard input, so that it never outlives the test that started it.
package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"syscall"
	"time"

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	esv1alpha1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1alpha1"
	genv1alpha1 "github.com/external-secrets/external-secrets/apis/generators/v1alpha1"
	"github.com/external-secrets/external-secrets/pkg/controllers/externalsecret"
	"github.com/external-secrets/external-secrets/pkg/controllers/externalsecret/esmetrics"
	"github.com/external-secrets/external-secrets/pkg/controllers/generatorstate"
	ctrlmetrics "github.com/external-secrets/external-secrets/pkg/controllers/metrics"
	"github.com/external-secrets/external-secrets/pkg/controllers/secretstore"
	"github.com/external-secrets/external-secrets/pkg/controllers/secretstore/cssmetrics"
	"github.com/external-secrets/external-secrets/pkg/controllers/secretstore/ssmetrics"
	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"
	"sigs.k8s.io/controller-runtime/pkg/metrics/server"
)

const (
	// storeInterval is short, because tests change what stores hold.
	storeInterval = 5 * time.Second
	workers       = 4
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: external-secrets KUBECONFIG")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "external-secrets:", err)
		os.Exit(1)
	}
}

func run(kubeconfig string) error {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	ctrl.SetLogger(zap.New())
	manager, err := newManager(kubeconfig)
	if err != nil {
		return err
	}
	for _, add := range []func(ctrl.Manager) error{addStores, addGeneratorStates, addExternalSecrets} {
		if err := add(manager); err != nil {
			return err
		}
	}
	return manager.Start(ctx)
}

func newManager(kubeconfig string) (ctrl.Manager, error) {
	// The store of generated passwords looks there, too.
	if err := os.Setenv("KUBECONFIG", kubeconfig); err != nil {
		return nil, err
	}
	config, err := ctrl.GetConfig()
	if err != nil {
		return nil, err
	}
	// Tests wait for it.
	config.QPS, config.Burst = 200, 400
	address, err := url.Parse(config.Host)
	if err != nil {
		return nil, err
	}
	if err := useProxy(address.Host); err != nil {
		return nil, err
	}
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		clientgoscheme.AddToScheme, esv1.AddToScheme, esv1alpha1.AddToScheme, genv1alpha1.AddToScheme,
	} {
		if err := add(scheme); err != nil {
			return nil, err
		}
	}
	return ctrl.NewManager(config, ctrl.Options{
		Scheme:  scheme,
		Metrics: server.Options{BindAddress: "0"},
		// As the program of the project does by default: Secrets and ConfigMaps are read, and not watched.
		Client: client.Options{Cache: &client.CacheOptions{DisableFor: []client.Object{&v1.Secret{}, &v1.ConfigMap{}}}},
	})
}

func addStores(manager ctrl.Manager) error {
	ctrlmetrics.SetUpLabelNames(false)
	ssmetrics.SetUpMetrics()
	cssmetrics.SetUpMetrics()
	err := (&secretstore.StoreReconciler{
		Client:          manager.GetClient(),
		Log:             ctrl.Log.WithName("SecretStore"),
		Scheme:          manager.GetScheme(),
		RequeueInterval: storeInterval,
	}).SetupWithManager(manager, options())
	if err != nil {
		return err
	}
	return (&secretstore.ClusterStoreReconciler{
		Client:          manager.GetClient(),
		Log:             ctrl.Log.WithName("ClusterSecretStore"),
		Scheme:          manager.GetScheme(),
		RequeueInterval: storeInterval,
	}).SetupWithManager(manager, options())
}

func addGeneratorStates(manager ctrl.Manager) error {
	return (&generatorstate.Reconciler{
		Client:     manager.GetClient(),
		Log:        ctrl.Log.WithName("GeneratorState"),
		Scheme:     manager.GetScheme(),
		RestConfig: manager.GetConfig(),
	}).SetupWithManager(manager, options())
}

// addExternalSecrets has the switches as the program of the project has them by default.
func addExternalSecrets(manager ctrl.Manager) error {
	esmetrics.SetUpMetrics()
	return (&externalsecret.Reconciler{
		Client:                    manager.GetClient(),
		SecretClient:              manager.GetClient(),
		Log:                       ctrl.Log.WithName("ExternalSecret"),
		Scheme:                    manager.GetScheme(),
		RestConfig:                manager.GetConfig(),
		RequeueInterval:           time.Hour,
		ClusterSecretStoreEnabled: true,
		EnableFloodGate:           true,
		EnableGeneratorState:      true,
	}).SetupWithManager(manager, options())
}

func options() controller.Options {
	return controller.Options{MaxConcurrentReconciles: workers}
}
