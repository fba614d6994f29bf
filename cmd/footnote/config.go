package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/adrg/xdg"
	"github.com/alecthomas/kong"
)

// networkFlags are the options of the subcommands that talk to chat networks.
// Each can stand in the config file as well, under its network: the flag
// --slack-mode is the key mode in the table [slack].
type networkFlags struct {
	Config string      `type:"path" placeholder:"FILE" env:"FOOTNOTE_CONFIG" help:"The config file (TOML); $XDG_CONFIG_HOME/footnote/footnote.toml by default, if it is there."`
	Slack  slackFlags  `embed:"" prefix:"slack-" envprefix:"FOOTNOTE_SLACK_" group:"Slack"`
	Matrix matrixFlags `embed:"" prefix:"matrix-" envprefix:"FOOTNOTE_MATRIX_" group:"Matrix"`
}

// networks are the tables that a config file may have, which begin the names of
// their flags.
var networks = []string{"slack", "matrix"}

// A configFile fills in the flags that are given neither on the command line
// nor in the environment. It is empty until it was read.
type configFile map[string]map[string]any

// beforeResolve reads the file, if the subcommand has flags that it may set.
func (f configFile) beforeResolve(ctx *kong.Context) error {
	flags := make(map[string]bool)
	for _, flag := range ctx.Flags() {
		if table, key, ok := configKey(flag.Name); ok {
			flags[table+"."+key] = true
		}
	}
	if len(flags) == 0 {
		return nil
	}
	return f.read(ctx, flags)
}

// Validate has nothing to say: the flags are known before the file is.
func (configFile) Validate(*kong.Application) error { return nil }

// Resolve returns what the file says of the flag; nil if it says nothing.
func (f configFile) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	table, key, ok := configKey(flag.Name)
	if !ok || inEnvironment(flag) {
		return nil, nil
	}
	return f[table][key], nil
}

// configKey is where a flag stands in the file: --slack-bot-token-file is
// bot_token_file under [slack].
func configKey(flag string) (table, key string, ok bool) {
	table, key, ok = strings.Cut(flag, "-")
	return table, strings.ReplaceAll(key, "-", "_"), ok && slices.Contains(networks, table)
}

func inEnvironment(flag *kong.Flag) bool {
	return slices.ContainsFunc(flag.Envs, func(name string) bool {
		return os.Getenv(name) != ""
	})
}

// read reads the file that the command line names, or the default one if it is
// there. A key that is none of the flags is an error, since it would do
// nothing.
func (f configFile) read(ctx *kong.Context, flags map[string]bool) error {
	path, named := configPath(ctx)
	meta, err := toml.DecodeFile(path, &f)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		return nil
	case err != nil:
		return hint(fmt.Errorf("read config file %s: %w", path, err), "it has tables such as [slack], and in them a line KEY = \"VALUE\" for each setting")
	}
	for _, key := range meta.Keys() {
		name := key.String()
		if len(key) == 1 && !slices.Contains(networks, name) || len(key) > 1 && !flags[name] {
			return hint(fmt.Errorf("config file %s: there is no setting %s", path, name), "footnote serve --help shows what there is")
		}
	}
	return nil
}

// configPath is the config file, and whether somebody named it.
func configPath(ctx *kong.Context) (path string, named bool) {
	for _, flag := range ctx.Flags() {
		if flag.Name == "config" {
			if path, _ := ctx.FlagValue(flag).(string); path != "" {
				return path, true
			}
		}
	}
	return filepath.Join(xdg.ConfigHome, "footnote", "footnote.toml"), false
}

// secret is a secret from the environment or a file; empty if neither is
// given. What goes wrong never tells the secret itself.
func secret(variable, file string) (string, error) {
	if value := os.Getenv(variable); value != "" {
		return value, nil
	}
	if file == "" {
		return "", nil
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read secret: %w", err)
	}
	value := strings.TrimSpace(string(content))
	if value == "" {
		return "", fmt.Errorf("read secret: %s is empty", file)
	}
	return value, nil
}
