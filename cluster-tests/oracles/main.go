// Command oracles answers which values Kubernetes takes, by the code that the API server, its clients and stores of S3 use themselves.
//
// Each line of the input is an array of JSON, ["kind", "value"]. Each line of the output is the answer to the line of the same number: "+" and,
// behind a blank, the form in which the value is stored, or "-" and the reason.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// An oracle returns the stored form of a value, or why there is none.
type oracle func(value string) (string, error)

func answer(line []byte) (string, error) {
	var question [2]string
	if err := json.Unmarshal(line, &question); err != nil {
		return "", fmt.Errorf("%q is no question: %w", line, err)
	}
	judge, known := oracles[question[0]]
	if !known {
		return "", fmt.Errorf("no oracle for %q", question[0])
	}
	stored, refusal := judge(question[1])
	if refusal != nil {
		return "- " + oneLine(refusal.Error()), nil
	}
	return "+ " + oneLine(stored), nil
}

func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		text, err := answer(in.Bytes())
		if err != nil {
			out.Flush()
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Fprintln(out, text)
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
