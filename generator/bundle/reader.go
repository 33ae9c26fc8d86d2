package bundle

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// namespace keeps the bundler's own file reading away from our paths.
const namespace = "assets"

// workingDir is a folder that need not exist: nothing is read or written there.
const workingDir = "/"

// loaders say how to read a file; other files cannot be imported.
var loaders = map[string]api.Loader{
	".ts":    api.LoaderTS,
	".css":   api.LoaderCSS,
	".json":  api.LoaderJSON,
	".svg":   api.LoaderFile,
	".png":   api.LoaderFile,
	".webp":  api.LoaderFile,
	".woff2": api.LoaderFile,
}

// reader lets the bundler read from an fs.FS and from nowhere else, so that a
// bundle depends on the assets' folder alone.
func reader(assets fs.FS) api.Plugin {
	return api.Plugin{Name: "werkboek", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if args.Kind == api.ResolveCSSURLToken && (strings.HasPrefix(args.Path, "data:") || strings.HasPrefix(args.Path, "#")) {
				return api.OnResolveResult{External: true}, nil
			}
			found, err := resolve(assets, args)
			return api.OnResolveResult{Path: found, Namespace: namespace}, err
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(assets, args.Path)
			contents := string(data)
			return api.OnLoadResult{Contents: &contents, Loader: loaders[path.Ext(args.Path)]}, err
		})
	}}
}

// resolve finds the file that an import means. TypeScript may leave the ending
// out; in CSS a name without ./ is relative too.
func resolve(assets fs.FS, args api.OnResolveArgs) (string, error) {
	relative := strings.HasPrefix(args.Path, "./") || strings.HasPrefix(args.Path, "../")
	bare := slices.Contains([]api.ResolveKind{api.ResolveEntryPoint, api.ResolveCSSImportRule, api.ResolveCSSURLToken}, args.Kind)
	if !relative && (!bare || strings.ContainsAny(args.Path, ":?#") || strings.HasPrefix(args.Path, "/")) {
		return "", fmt.Errorf("%q is not a file of the assets' folder; begin its path with ./", args.Path)
	}
	name := path.Join(path.Dir(args.Importer), args.Path)
	if !fs.ValidPath(name) {
		return "", fmt.Errorf("the path %q leaves the assets' folder", args.Path)
	}
	for _, candidate := range []string{name, name + ".ts"} {
		if loaders[path.Ext(candidate)] == api.LoaderNone {
			continue
		}
		info, err := fs.Stat(assets, candidate)
		if err == nil && info.Mode().IsRegular() {
			return candidate, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return "", fmt.Errorf("there is no file %s%s to import", folder, name)
}
