package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	origin  string
	tree    tlog.Tree
	foreign int // signatures by keys that were not given, such as those of witnesses
}

// openCheckpoint reads a checkpoint whose signature is checked. x/mod's own ParseTree knows only the origin of Go's checksum database.
func openCheckpoint(path string, key note.Verifier) (checkpoint, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return checkpoint{}, err
	}
	opened, err := note.Open(file, note.VerifierList(key))
	if err != nil {
		return checkpoint{}, fmt.Errorf("The checkpoint is not signed by the key: %v.", err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != key.Name() {
		return checkpoint{}, fmt.Errorf("The checkpoint is not an origin, a size and a root.")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return checkpoint{}, fmt.Errorf("The size of the checkpoint is not a number.")
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return checkpoint{}, fmt.Errorf("The root of the checkpoint is not a hash.")
	}
	return checkpoint{lines[0], tlog.Tree{N: size, Hash: root}, len(opened.UnverifiedSigs)}, nil
}
