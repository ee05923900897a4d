// Package register has the generator that is rendered. The package of the same name that it replaces registers those of
// all clouds.
package register

import _ "github.com/external-secrets/external-secrets/pkg/generator/password"
