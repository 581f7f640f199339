// Answers questions about Go's formats with Go's own code (golang.org/x/mod as cmd/go has it, go/version, path):
// a JSON array of {op, args} on standard input, a JSON array of answers on standard output.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"os"
	"path"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/dirhash"
)

type question struct {
	Op   string
	Args []string
}

type fault struct {
	Line    int
	Column  int
	Message string
}

type place struct{ Line, EndLine int }

func main() {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	answers := make([]any, len(questions))
	for i, q := range questions {
		answers[i] = answer(q.Op, q.Args)
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}

func answer(op string, args []string) any {
	switch op {
	case "go.mod":
		return goMod(args[0])
	case "go.work":
		return goWork(args[0])
	case "semver":
		v := args[0]
		return []any{semver.IsValid(v), semver.Major(v), semver.Prerelease(v), semver.Build(v), module.CanonicalVersion(v)}
	case "compare":
		return semver.Compare(args[0], args[1])
	case "pseudo":
		return pseudo(args[0])
	case "paths":
		return []any{text(module.CheckPath(args[0])), text(module.CheckImportPath(args[0])), text(module.CheckFilePath(args[0]))}
	case "split":
		prefix, major, ok := module.SplitPathVersion(args[0])
		return []any{prefix, major, ok}
	case "pathMajor":
		return text(module.CheckPathMajor(args[0], args[1]))
	case "escape":
		return []any{value(module.EscapePath(args[0])), value(module.EscapeVersion(args[0])), value(module.UnescapePath(args[0])), value(module.UnescapeVersion(args[0]))}
	case "patterns":
		return module.MatchPrefixPatterns(args[0], args[1])
	case "match":
		ok, err := path.Match(args[0], args[1])
		return ok && err == nil
	case "goCompare":
		return version.Compare("go"+args[0], "go"+args[1])
	case "goVersion":
		return []any{version.IsValid("go" + args[0]), strings.TrimPrefix(version.Lang("go"+args[0]), "go")}
	case "quote":
		return strconv.Quote(args[0])
	case "unquote":
		return value(strconv.Unquote(args[0]))
	case "hashZip":
		return value(dirhash.HashZip(args[0], dirhash.Hash1))
	}
	panic("unknown op " + op)
}

func text(err error) any {
	if err == nil {
		return nil
	}
	return err.Error()
}

func value(s string, err error) any {
	if err != nil {
		return nil
	}
	return s
}

func pseudo(v string) any {
	if !module.IsPseudoVersion(v) {
		return nil
	}
	base, baseErr := module.PseudoVersionBase(v)
	rev, _ := module.PseudoVersionRev(v)
	t, timeErr := module.PseudoVersionTime(v)
	var ms any
	if timeErr == nil {
		ms = t.UnixMilli()
	}
	var invalid *module.InvalidVersionError
	var why any
	if errors.As(baseErr, &invalid) {
		why = invalid.Err.Error()
	}
	return []any{base, why, rev, ms}
}

func faults(err error) []fault {
	var list modfile.ErrorList
	if !errors.As(err, &list) {
		return []fault{{Message: err.Error()}}
	}
	var out []fault
	for _, e := range list {
		line, column := e.Pos.Line, e.Pos.LineRune
		e.Pos = modfile.Position{}
		e.Filename = ""
		out = append(out, fault{line, column, e.Error()})
	}
	return out
}

func at(line *modfile.Line) place { return place{line.Start.Line, line.End.Line} }

func goMod(data string) any {
	f, err := modfile.Parse("", []byte(data), nil)
	if err != nil {
		return map[string]any{"faults": faults(err)}
	}
	rows := [][]any{}
	add := func(line *modfile.Line, row ...any) { rows = append(rows, append(row, at(line))) }
	if f.Module != nil {
		add(f.Module.Syntax, "module", f.Module.Mod.Path, f.Module.Deprecated)
	}
	if f.Go != nil {
		add(f.Go.Syntax, "go", f.Go.Version)
	}
	if f.Toolchain != nil {
		add(f.Toolchain.Syntax, "toolchain", f.Toolchain.Name)
	}
	for _, x := range f.Godebug {
		add(x.Syntax, "godebug", x.Key, x.Value)
	}
	for _, x := range f.Require {
		add(x.Syntax, "require", x.Mod.Path, x.Mod.Version, x.Indirect)
	}
	for _, x := range f.Exclude {
		add(x.Syntax, "exclude", x.Mod.Path, x.Mod.Version)
	}
	for _, x := range f.Replace {
		add(x.Syntax, "replace", x.Old.Path, x.Old.Version, x.New.Path, x.New.Version)
	}
	for _, x := range f.Retract {
		add(x.Syntax, "retract", x.Low, x.High, x.Rationale)
	}
	for _, x := range f.Tool {
		add(x.Syntax, "tool", x.Path)
	}
	for _, x := range f.Ignore {
		add(x.Syntax, "ignore", x.Path)
	}
	return map[string]any{"rows": rows}
}

func goWork(data string) any {
	f, err := modfile.ParseWork("", []byte(data), nil)
	if err != nil {
		return map[string]any{"faults": faults(err)}
	}
	rows := [][]any{}
	add := func(line *modfile.Line, row ...any) { rows = append(rows, append(row, at(line))) }
	if f.Go != nil {
		add(f.Go.Syntax, "go", f.Go.Version)
	}
	if f.Toolchain != nil {
		add(f.Toolchain.Syntax, "toolchain", f.Toolchain.Name)
	}
	for _, x := range f.Godebug {
		add(x.Syntax, "godebug", x.Key, x.Value)
	}
	for _, x := range f.Use {
		add(x.Syntax, "use", x.Path)
	}
	for _, x := range f.Replace {
		add(x.Syntax, "replace", x.Old.Path, x.Old.Version, x.New.Path, x.New.Version)
	}
	return map[string]any{"rows": rows}
}
