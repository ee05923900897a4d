// Package password makes what is rendered as a Password: for each of its keys letters and digits of that length.
//
// External Secrets makes one for each of "secretKeys" since 1.2, whose modules the proxy of Go does not
// serve. The package that this one replaces knows a single key, so the making of the passwords is pretended here.
// Everything else of it is real: when it is asked, and what becomes of the result.
package password

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"math/big"

	genv1alpha1 "github.com/external-secrets/external-secrets/apis/generators/v1alpha1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

const (
	digits  = "0123456789"
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// generator has no state: what it has made is not looked at again.
type generator struct{}

func (generator) Generate(_ context.Context, object *apiextensions.JSON, _ client.Client, _ string) (
	map[string][]byte, genv1alpha1.GeneratorProviderState, error,
) {
	var parsed genv1alpha1.Password
	if err := json.Unmarshal(object.Raw, &parsed); err != nil {
		return nil, nil, err
	}
	spec := parsed.Spec
	if spec.Digits == nil || spec.Symbols == nil || *spec.Symbols != 0 || !spec.AllowRepeat || len(spec.SecretKeys) == 0 {
		return nil, nil, errors.New("only what is rendered is made: letters and digits for named keys")
	}
	passwords := map[string][]byte{}
	for _, key := range spec.SecretKeys {
		password, err := random(spec.Length, *spec.Digits)
		if err != nil {
			return nil, nil, err
		}
		passwords[key] = password
	}
	return passwords, nil, nil
}

func (generator) Cleanup(
	context.Context, *apiextensions.JSON, genv1alpha1.GeneratorProviderState, client.Client, string,
) error {
	return nil
}

func random(length, numberOfDigits int) ([]byte, error) {
	password := make([]byte, length)
	for i := range password {
		characters := letters
		if i < numberOfDigits {
			characters = digits
		}
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(characters))))
		if err != nil {
			return nil, err
		}
		password[i] = characters[n.Int64()]
	}
	return password, nil
}

func init() {
	genv1alpha1.Register(genv1alpha1.PasswordKind, generator{})
}
