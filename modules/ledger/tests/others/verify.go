// Reads a log as C2SP tlog-tiles serves it and verifies it with the Go team's sumdb/tlog and sumdb/note alone:
//
//	go run verify.go ADDRESS VERIFIER-KEY [RECEIPT.tlog-proof]
//
// Prints one JSON object of what was verified; the first fault ends it with exit code 1.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

func check(err error, what string) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", what, err)
		os.Exit(1)
	}
}

func must(ok bool, what string) {
	if !ok {
		check(fmt.Errorf("does not hold"), what)
	}
}

func get(address string) []byte {
	answer, err := http.Get(address)
	check(err, address)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	check(err, address)
	if answer.StatusCode != http.StatusOK {
		check(fmt.Errorf("status %d", answer.StatusCode), address)
	}
	return body
}

// The paths of C2SP leave out the height that Go's own paths carry.
func pathOf(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

type served struct{ base string }

func (s served) Height() int { return tileHeight }

func (s served) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for at, tile := range tiles {
		all[at] = get(s.base + "/" + pathOf(tile))
		if len(all[at]) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", pathOf(tile), len(all[at]))
		}
	}
	return all, nil
}

func (s served) SaveTiles([]tlog.Tile, [][]byte) {}

// A checkpoint: origin, size, root.
func open(text []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(text, note.VerifierList(verifier))
	check(err, "checkpoint")
	lines := strings.Split(opened.Text, "\n")
	must(lines[0] == verifier.Name(), "the origin is the key's name")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "size")
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err, "root")
	tree := tlog.Tree{N: size}
	must(copy(tree.Hash[:], root) == tlog.HashSize, "the root is a hash")
	return tree
}

// Every entry by its number, out of the bundles.
func entries(base string, size int64) [][]byte {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		tile := tlog.Tile{H: tileHeight, L: -1, N: n, W: 256}
		if rest := size - n*256; rest < 256 {
			tile.W = int(rest)
		}
		path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		bundle := get(base + "/" + path)
		for len(bundle) > 0 {
			length := int(binary.BigEndian.Uint16(bundle))
			all = append(all, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
	}
	must(int64(len(all)) == size, "the bundles hold as many entries as the checkpoint says")
	return all
}

func receipt(file string, all [][]byte, verifier note.Verifier) {
	text, err := os.ReadFile(file)
	check(err, file)
	head, signed, found := strings.Cut(string(text), "\n\n")
	must(found, "a receipt has a checkpoint")
	var proof tlog.RecordProof
	index := int64(-1)
	for _, line := range strings.Split(head, "\n") {
		if number := strings.TrimPrefix(line, "index "); number != line {
			index, err = strconv.ParseInt(number, 10, 64)
			check(err, "index")
		} else if index >= 0 {
			hash, err := tlog.ParseHash(line)
			check(err, "proof")
			proof = append(proof, hash)
		}
	}
	tree := open([]byte(signed), verifier)
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(all[index])), "receipt")
}

func main() {
	base := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err, "key")
	tree := open(get(base+"/checkpoint"), verifier)
	hashes := tlog.TileHashReader(tree, served{base})
	all := entries(base, tree.N)
	records, trees := 0, 0
	for index, entry := range all {
		hash := tlog.RecordHash(entry)
		proof, err := tlog.ProveRecord(tree.N, int64(index), hashes)
		check(err, "inclusion")
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), hash), "inclusion")
		records++
	}
	for size := int64(1); size < tree.N; size += 1 + size/3 {
		older, err := tlog.TreeHash(size, hashes)
		check(err, "older root")
		proof, err := tlog.ProveTree(tree.N, size, hashes)
		check(err, "consistency")
		check(tlog.CheckTree(proof, tree.N, tree.Hash, size, older), "consistency")
		trees++
	}
	receipts := 0
	for _, file := range os.Args[3:] {
		receipt(file, all, verifier)
		receipts++
	}
	told, err := json.Marshal(map[string]int64{
		"size": tree.N, "records": int64(records), "trees": int64(trees), "receipts": int64(receipts),
	})
	check(err, "answer")
	fmt.Println(string(told))
}
