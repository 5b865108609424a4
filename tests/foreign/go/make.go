package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const madeOrigin = "made.example/go/log1"

// makeLog writes a log of invented entries: public/checkpoint and its files, and the checkpoint of its half beside them.
func makeLog(dir, seed, count string) (map[string]interface{}, error) {
	size, err := strconv.ParseInt(count, 10, 64)
	if err != nil || size < 1 {
		return nil, fmt.Errorf("The count is not a number above 0.")
	}
	signer, vkey, err := signerOf(seed)
	if err != nil {
		return nil, err
	}
	public := folder(filepath.Join(dir, "public"))
	var hashes memory
	var bundle []byte
	for n := int64(0); n < size; n++ {
		entry := inventedEntry(seed, n)
		bundle = append(binary.BigEndian.AppendUint16(bundle, uint16(len(entry))), entry...)
		if hashes, err = hashes.grow(n, entry); err != nil {
			return nil, err
		}
		if width := int(n%(1<<height)) + 1; width == 1<<height || n == size-1 {
			if err := public.write(tlog.Tile{H: height, L: -1, N: n >> height, W: width}, bundle); err != nil {
				return nil, err
			}
			bundle = nil
		}
	}
	for _, t := range tilesOf(size) {
		data, err := tlog.ReadTileData(t, hashes)
		if err != nil {
			return nil, err
		}
		if err := public.write(t, data); err != nil {
			return nil, err
		}
	}
	if err := writeCheckpoint(filepath.Join(dir, "half"), (size+1)/2, hashes, signer); err != nil {
		return nil, err
	}
	if err := writeCheckpoint(filepath.Join(string(public), "checkpoint"), size, hashes, signer); err != nil {
		return nil, err
	}
	return map[string]interface{}{"vkey": vkey, "size": size}, nil
}

// inventedEntry has every length up to 300 octets, and once the longest that the format allows.
func inventedEntry(seed string, n int64) []byte {
	if n == 5 {
		return []byte(strings.Repeat("z", 65535))
	}
	sum := sha256.Sum256([]byte(fmt.Sprintf("%s/%d", seed, n)))
	return []byte(strings.Repeat(fmt.Sprintf("%x", sum), 5))[:1+n%300]
}

func signerOf(seed string) (note.Signer, string, error) {
	secret := sha256.Sum256([]byte(seed))
	public := ed25519.NewKeyFromSeed(secret[:]).Public().(ed25519.PublicKey)
	vkey, err := note.NewEd25519VerifierKey(madeOrigin, public)
	if err != nil {
		return nil, "", err
	}
	id := strings.Split(vkey, "+")[1]
	signer, err := note.NewSigner("PRIVATE+KEY+" + madeOrigin + "+" + id + "+" + base64.StdEncoding.EncodeToString(append([]byte{1}, secret[:]...)))
	return signer, vkey, err
}

func writeCheckpoint(path string, size int64, hashes memory, signer note.Signer) error {
	root, err := tlog.TreeHash(size, hashes)
	if err != nil {
		return err
	}
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%s\n", madeOrigin, size, root)}, signer)
	if err != nil {
		return err
	}
	return os.WriteFile(path, signed, 0o644)
}

func (f folder) write(t tlog.Tile, data []byte) error {
	path := filepath.Join(string(f), filepath.FromSlash(c2spPath(t)))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
