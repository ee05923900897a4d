// Package register has the providers that tests use: the store that a test fills, and Secrets of the cluster itself, in
// which generated passwords are kept. The package of the same name that it replaces registers those of all clouds.
package register

import (
	"context"

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	"github.com/external-secrets/external-secrets/pkg/provider/fake"
	_ "github.com/external-secrets/external-secrets/pkg/provider/kubernetes"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// filled is the provider "fake" without what its clients share: a map that is not locked, so that controllers which look
// into stores at the same time end the process. The map would keep what is pushed to a store, and nothing is.
type filled struct {
	fake.Provider
}

func (*filled) NewClient(
	ctx context.Context, store esv1.GenericStore, kube client.Client, namespace string,
) (esv1.SecretsClient, error) {
	return (&fake.Provider{}).NewClient(ctx, store, kube, namespace)
}

func init() {
	esv1.ForceRegister(&filled{}, &esv1.SecretStoreProvider{Fake: &esv1.FakeProvider{}}, esv1.MaintenanceStatusNotMaintained)
}
