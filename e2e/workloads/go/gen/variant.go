package main

import (
	"go/ast"
	"go/format"
	"go/token"
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// variant is a module under other names.
type variant struct {
	module *module
	seed   int64
	path   string            // of the module
	names  map[string]string // new ones by old ones; packages are among them
}

func newVariant(m *module, seed int64) *variant {
	w := newWords(seed, m)
	v := &variant{
		module: m,
		seed:   seed,
		path:   strings.ToLower(w.word()) + ".example/" + strings.ToLower(w.word()),
		names:  map[string]string{},
	}
	packages := map[string]bool{}
	for _, p := range m.parts {
		packages[p.dir] = true
	}
	for _, old := range sorted(m.declared()) {
		switch name := w.pair(); {
		case packages[old]:
			v.names[old] = strings.ToLower(name)
		case ast.IsExported(old):
			v.names[old] = name
		default:
			v.names[old] = strings.ToLower(name[:1]) + name[1:]
		}
	}
	for i := range m.parts {
		m.parts[i].file = strings.ToLower(w.pair()) + ".go"
	}
	return v
}

func sorted(names map[string]bool) []string {
	var list []string
	for name := range names {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

func (v *variant) write(out string) error {
	for _, p := range v.module.parts {
		v.rename(p)
		dir := filepath.Join(out, v.names[p.dir])
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		file, err := os.Create(filepath.Join(dir, p.file))
		if err != nil {
			return err
		}
		if err := format.Node(file, v.module.files, p.syntax); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
	}
	gomod := "module " + v.path + "\n\ngo 1.21\n"
	return os.WriteFile(filepath.Join(out, "go.mod"), []byte(gomod), 0o644)
}

// rename changes every name of the file, wherever it is used, and puts the seed in.
func (v *variant) rename(p part) {
	ast.Inspect(p.syntax, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.ImportSpec:
			n.Path.Value = v.imported(n.Path.Value)
		case *ast.ValueSpec:
			if n.Names[0].Name == "bakedSeed" {
				n.Values[0] = &ast.BasicLit{Kind: token.INT, Value: strconv.FormatInt(v.seed, 10)}
			}
		case *ast.Ident:
			if name, varies := v.names[n.Name]; varies {
				n.Name = name
			}
		}
		return true
	})
}

// imported is the new form of a quoted import path.
func (v *variant) imported(quoted string) string {
	name, ours := strings.CutPrefix(strings.Trim(quoted, `"`), v.module.path+"/")
	if !ours {
		return quoted
	}
	return strconv.Quote(v.path + "/" + v.names[name])
}

// words makes names nobody has used yet.
type words struct {
	random *rand.Rand
	used   map[string]bool // in lower case
}

func newWords(seed int64, m *module) *words {
	w := &words{random: rand.New(rand.NewSource(seed)), used: map[string]bool{}}
	for _, p := range m.parts {
		ast.Inspect(p.syntax, func(node ast.Node) bool {
			if name, isName := node.(*ast.Ident); isName {
				w.used[strings.ToLower(name.Name)] = true
			}
			return true
		})
	}
	return w
}

var vocabulary = strings.Fields(`Amber Anchor Apron Arrow Autumn Badge Barley Basil Beacon Birch Bonnet Bramble Candle
	Canyon Cedar Chalk Cherry Clover Cobalt Comet Copper Coral Cotton Crane Daisy Dapple Ember Falcon Fennel Fern
	Fiddle Flint Garnet Ginger Glacier Harbor Hazel Heron Indigo Ivory Jasmine Juniper Kettle Lantern Laurel Lemon
	Linen Lotus Magnet Maple Marble Meadow Mellow Mint Mosaic Nectar Nutmeg Ocean Olive Onyx Orchid Otter Pebble
	Pepper Pine Plum Poppy Quartz Quill Raven Ribbon River Saffron Sage Sparrow Spruce Sugar Thistle Timber Topaz
	Tulip Umber Velvet Violet Walnut Willow Winter Wren Yarrow Zephyr`)

func (w *words) word() string { return vocabulary[w.random.Intn(len(vocabulary))] }

// pair joins two words, like RiverTopaz.
func (w *words) pair() string {
	for {
		name := w.word() + w.word()
		if lower := strings.ToLower(name); !w.used[lower] {
			w.used[lower] = true
			return name
		}
	}
}
