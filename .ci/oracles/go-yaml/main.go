// Prints the strings, one a line on standard input, that some YAML library of Go does not read back when they are written without
// quotes. These libraries are those of kubectl, the API server, kustomize, Argo CD, Flux and Helm.
package main

import (
	"bufio"
	"fmt"
	"os"

	goyaml2 "go.yaml.in/yaml/v2"
	goyaml3 "go.yaml.in/yaml/v3"
	yaml2 "gopkg.in/yaml.v2"
	yaml3 "gopkg.in/yaml.v3"
	sigs "sigs.k8s.io/yaml"
)

var unmarshals = []func([]byte, any) error{
	goyaml2.Unmarshal,
	goyaml3.Unmarshal,
	yaml2.Unmarshal,
	yaml3.Unmarshal,
	func(text []byte, value any) error { return sigs.Unmarshal(text, value) },
}

// isKept tells whether every library reads the text, as a value and as a key, as a string.
func isKept(text string) bool {
	for _, unmarshal := range unmarshals {
		value := map[string]any{}
		if unmarshal([]byte("value: "+text+"\n"), &value) != nil || value["value"] != text {
			return false
		}
		item := []any{}
		if unmarshal([]byte("- "+text+"\n"), &item) != nil || len(item) != 1 || item[0] != text {
			return false
		}
	}
	return true
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		if !isKept(lines.Text()) {
			fmt.Fprintln(out, lines.Text())
		}
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
