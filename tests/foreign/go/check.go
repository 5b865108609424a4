package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const everyEntry = 97

func check(dir, vkey string, older []string) (map[string]interface{}, error) {
	key, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, fmt.Errorf("The key cannot be read: %v.", err)
	}
	public := folder(filepath.Join(dir, "public"))
	head, err := openCheckpoint(filepath.Join(string(public), "checkpoint"), key)
	if err != nil {
		return nil, err
	}
	hashes, octets, err := recompute(public, head.tree)
	if err != nil {
		return nil, err
	}
	tiles, err := compareTiles(public, head.tree.N, hashes)
	if err != nil {
		return nil, err
	}
	inclusions, err := checkInclusions(public, head.tree)
	if err != nil {
		return nil, err
	}
	for _, path := range older {
		if err := checkConsistency(public, head.tree, path, key); err != nil {
			return nil, err
		}
	}
	return map[string]interface{}{
		"origin": head.origin, "size": head.tree.N, "root": head.tree.Hash.String(), "octets": octets, "tiles": tiles,
		"inclusions": inclusions, "consistencies": len(older), "foreign_signatures": head.foreign,
	}, nil
}

// recompute reads every entry and compares the root over them with that of the checkpoint.
func recompute(public folder, tree tlog.Tree) (memory, int, error) {
	var hashes memory
	octets := 0
	for n := int64(0); n < tree.N; n += 1 << height {
		width := 1 << height
		if tree.N-n < int64(width) {
			width = int(tree.N - n)
		}
		entries, err := public.entries(n>>height, width)
		if err != nil {
			return nil, 0, err
		}
		for i, entry := range entries {
			octets += len(entry)
			if hashes, err = hashes.grow(n+int64(i), entry); err != nil {
				return nil, 0, err
			}
		}
	}
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil {
		return nil, 0, err
	}
	if root != tree.Hash {
		return nil, 0, fmt.Errorf("The root over the entries is %s, and that of the checkpoint %s.", root, tree.Hash)
	}
	return hashes, octets, nil
}

// compareTiles compares every tile of the tree with what x/mod makes of the entries.
func compareTiles(public folder, size int64, hashes memory) (int, error) {
	tiles := tilesOf(size)
	for _, t := range tiles {
		expected, err := tlog.ReadTileData(t, hashes)
		if err != nil {
			return 0, err
		}
		found, err := public.read(t)
		if err != nil {
			return 0, err
		}
		if len(found) != 1<<height*tlog.HashSize && len(found) != len(expected) || !bytes.HasPrefix(found, expected) {
			return 0, fmt.Errorf("The tile %s is not that of the entries.", c2spPath(t))
		}
	}
	return len(tiles), nil
}

// checkInclusions makes and checks proofs out of the tiles alone.
func checkInclusions(public folder, tree tlog.Tree) (int, error) {
	count := 0
	reader := tlog.TileHashReader(tree, public)
	for n := int64(0); n < tree.N; n++ {
		if n%everyEntry != 0 && n != tree.N-1 {
			continue
		}
		first := n &^ (1<<height - 1)
		width := 1 << height
		if tree.N-first < int64(width) {
			width = int(tree.N - first)
		}
		entries, err := public.entries(n>>height, width)
		if err != nil {
			return 0, err
		}
		proof, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return 0, fmt.Errorf("There is no proof of entry %d: %v.", n, err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(entries[n-first])); err != nil {
			return 0, fmt.Errorf("The proof of entry %d does not hold: %v.", n, err)
		}
		count++
	}
	return count, nil
}

func checkConsistency(public folder, tree tlog.Tree, path string, key note.Verifier) error {
	old, err := openCheckpoint(path, key)
	if err != nil {
		return err
	}
	if old.tree.N < 1 || old.tree.N > tree.N {
		return fmt.Errorf("The older checkpoint is of %d entries, and the newer of %d.", old.tree.N, tree.N)
	}
	proof, err := tlog.ProveTree(tree.N, old.tree.N, tlog.TileHashReader(tree, public))
	if err != nil {
		return fmt.Errorf("There is no proof from %d entries: %v.", old.tree.N, err)
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.tree.N, old.tree.Hash); err != nil {
		return fmt.Errorf("The log does not continue its checkpoint of %d entries: %v.", old.tree.N, err)
	}
	return nil
}
