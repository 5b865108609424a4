// Command foreign checks and makes logs with golang.org/x/mod/sumdb: a second implementation of the formats that Scrutineer.Record writes.
//
//	foreign recordcheck DIR VKEY [OLDCHECKPOINTFILE...]
//	foreign recordmake DIR SEED COUNT
//
// It prints a summary as JSON, or a sentence and a status that is not 0.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	summary, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out, err := json.Marshal(summary)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(string(out))
}

func run(args []string) (map[string]interface{}, error) {
	switch {
	case len(args) >= 3 && args[0] == "recordcheck":
		return check(args[1], args[2], args[3:])
	case len(args) == 4 && args[0] == "recordmake":
		return makeLog(args[1], args[2], args[3])
	}
	return nil, fmt.Errorf("Usage: foreign recordcheck DIR VKEY [OLDCHECKPOINTFILE...], or foreign recordmake DIR SEED COUNT.")
}
