package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// c2spPath is where a tile lies: x/mod writes the height into its paths and calls entries "data", c2sp.org/tlog-tiles does neither.
func c2spPath(t tlog.Tile) string {
	path := strings.TrimPrefix(t.Path(), fmt.Sprintf("tile/%d/", height))
	if t.L == -1 {
		path = "entries" + strings.TrimPrefix(path, "data")
	}
	return "tile/" + path
}

// folder reads the files of a log; a partial file that is gone is cut from the full one.
type folder string

func (f folder) read(t tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(string(f), filepath.FromSlash(c2spPath(t))))
	if errors.Is(err, os.ErrNotExist) && t.W < 1<<height {
		full := t
		full.W = 1 << height
		return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(c2spPath(full))))
	}
	return data, err
}

// tilesOf lists the tiles of a tree. x/mod's NewTiles names the partial ones of all smaller sizes too.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for _, t := range tlog.NewTiles(height, 0, size) {
		if t.W == 1<<height || t.W == int(size>>(height*t.L)%(1<<height)) {
			tiles = append(tiles, t)
		}
	}
	return tiles
}

// Height is that of c2sp.org/tlog-tiles.
func (f folder) Height() int { return height }

// ReadTiles reads hash tiles for x/mod, which checks them against the root.
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, t := range tiles {
		data, err := f.read(t)
		if err != nil {
			return nil, err
		}
		if len(data) < t.W*tlog.HashSize {
			return nil, fmt.Errorf("The tile %s is too short.", c2spPath(t))
		}
		all[i] = data[:t.W*tlog.HashSize]
	}
	return all, nil
}

// SaveTiles is not needed: nothing is cached.
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

// entries reads a bundle: each entry behind its length in two bytes.
func (f folder) entries(n int64, width int) ([][]byte, error) {
	t := tlog.Tile{H: height, L: -1, N: n, W: width}
	data, err := f.read(t)
	if err != nil {
		return nil, err
	}
	var all [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("The bundle %s ends within an entry.", c2spPath(t))
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		all = append(all, data[2:end])
		data = data[end:]
	}
	if len(all) != width && len(all) != 1<<height {
		return nil, fmt.Errorf("The bundle %s holds %d entries.", c2spPath(t), len(all))
	}
	return all[:width], nil
}

// memory holds hashes in x/mod's own order.
type memory []tlog.Hash

// ReadHashes hands out hashes by x/mod's indexes.
func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(m)) {
			return nil, fmt.Errorf("There is no hash %d.", index)
		}
		hashes[i] = m[index]
	}
	return hashes, nil
}

// grow adds the hashes that a further entry completes.
func (m memory) grow(n int64, entry []byte) (memory, error) {
	hashes, err := tlog.StoredHashes(n, entry, m)
	return append(m, hashes...), err
}
