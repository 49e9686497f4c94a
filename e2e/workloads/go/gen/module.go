package main

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// module is the parsed source of all packages that are part of a variant, without their comments.
type module struct {
	path  string // as in go.mod
	files *token.FileSet
	parts []part
}

// part is one source file.
type part struct {
	dir, file string // below the module's folder
	syntax    *ast.File
}

func readModule(root string) (*module, error) {
	gomod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	line, _, _ := bytes.Cut(gomod, []byte("\n"))
	modulePath, isModule := strings.CutPrefix(string(line), "module ")
	if !isModule {
		return nil, errors.New("go.mod does not begin with its module line")
	}
	m := &module{path: modulePath, files: token.NewFileSet()}
	found, err := filepath.Glob(filepath.Join(root, "*.go"))
	if err != nil {
		return nil, err
	}
	below, err := filepath.Glob(filepath.Join(root, "*", "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range append(found, below...) {
		if err := m.add(root, name); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *module) add(root, name string) error {
	relative, err := filepath.Rel(root, name)
	if err != nil {
		return err
	}
	dir, file := path.Split(filepath.ToSlash(relative))
	if dir == "gen/" || strings.HasSuffix(file, "_test.go") {
		return nil
	}
	syntax, err := parser.ParseFile(m.files, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	m.parts = append(m.parts, part{dir: strings.TrimSuffix(dir, "/"), file: file, syntax: syntax})
	return nil
}

// declared are the names of all functions, methods, types and packages, but for those that somebody else has given.
func (m *module) declared() map[string]bool {
	names := map[string]bool{}
	for _, p := range m.parts {
		if p.dir != "" {
			names[p.syntax.Name.Name] = true
		}
		for _, declaration := range p.syntax.Decls {
			addDeclared(names, declaration)
		}
	}
	for name := range m.foreign() {
		delete(names, name)
	}
	return names
}

func addDeclared(names map[string]bool, declaration ast.Decl) {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		names[d.Name.Name] = true
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if t, isType := spec.(*ast.TypeSpec); isType {
				names[t.Name.Name] = true
			}
		}
	}
}

// foreign are names that must stay: the language's, those of interfaces, and all that is used of the standard library.
func (m *module) foreign() map[string]bool {
	names := map[string]bool{}
	for _, name := range strings.Fields("main init Connect Driver Open Prepare Begin Close QueryContext Columns Next") {
		names[name] = true
	}
	for _, p := range m.parts {
		standard := m.standardImports(p)
		ast.Inspect(p.syntax, func(node ast.Node) bool {
			if s, isSelector := node.(*ast.SelectorExpr); isSelector {
				if of, isName := s.X.(*ast.Ident); isName && standard[of.Name] {
					names[s.Sel.Name] = true
				}
			}
			return true
		})
	}
	return names
}

func (m *module) standardImports(p part) map[string]bool {
	names := map[string]bool{}
	for _, i := range p.syntax.Imports {
		if imported, err := strconv.Unquote(i.Path.Value); err == nil && !strings.HasPrefix(imported, m.path+"/") {
			names[path.Base(imported)] = true
		}
	}
	return names
}

// varying are all names by which somebody could know a case: its package, functions, types and files.
func (m *module) varying() []string {
	names := map[string]bool{}
	foreign := m.foreign()
	for _, p := range m.parts {
		if p.dir == "" || p.dir == "scenario" {
			continue
		}
		names[p.syntax.Name.Name] = true
		names[p.file] = true
		for _, declaration := range p.syntax.Decls {
			if f, isFunction := declaration.(*ast.FuncDecl); isFunction && !foreign[f.Name.Name] {
				names[f.Name.Name] = true
			}
		}
	}
	var sorted []string
	for name := range names {
		sorted = append(sorted, name)
	}
	sort.Strings(sorted)
	return sorted
}
