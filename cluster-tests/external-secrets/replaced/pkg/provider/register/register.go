// Package register has the providers that tests use: the store that a test fills, and Secrets of the cluster itself, in
// which generated passwords are kept. The package of the same name that it replaces registers those of all clouds.
package register

import (
	_ "github.com/external-secrets/external-secrets/pkg/provider/fake"
	_ "github.com/external-secrets/external-secrets/pkg/provider/kubernetes"
)
