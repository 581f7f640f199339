// Command sumdb is a checksum database on loopback with a key of its own, on golang.org/x/mod's server.
//
//	sumdb NAME SUMSFILE [SIGNER-KEY]
//
// SUMSFILE holds go.sum lines and is read at each first lookup of a module version. It prints the
// signer key, the verifier key and its address, one a line, and serves until its input ends.
package main

import (
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"

	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/note"
)

func main() {
	name, sums := os.Args[1], os.Args[2]
	signer, verifier, err := note.GenerateKey(rand.Reader, name)
	check(err)
	if len(os.Args) > 3 {
		signer, verifier, _ = strings.Cut(os.Args[3], " ")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	fmt.Printf("%s\n%s\n%s\n", signer, verifier, listener.Addr())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	check(http.Serve(listener, handler(signer, sums)))
}

func handler(signer, sums string) http.Handler {
	server := sumdb.NewServer(sumdb.NewTestServer(signer, func(path, version string) ([]byte, error) {
		return linesOf(sums, path, version)
	}))
	mux := http.NewServeMux()
	for _, path := range sumdb.ServerPaths {
		mux.Handle(path, server)
	}
	return mux
}

// linesOf gives os.ErrNotExist itself, not wrapped: only that becomes a 404 in x/mod's server.
func linesOf(sums, path, version string) ([]byte, error) {
	text, err := os.ReadFile(sums)
	if err != nil {
		return nil, err
	}
	var found strings.Builder
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, path+" "+version+" ") || strings.HasPrefix(line, path+" "+version+"/go.mod ") {
			found.WriteString(line)
		}
	}
	if found.Len() == 0 {
		return nil, os.ErrNotExist
	}
	return []byte(found.String()), nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
