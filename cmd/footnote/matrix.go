package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"go.mau.fi/util/dbutil"

	"footnote/adapters/matrix"
	"footnote/bot/answer"
	factstore "footnote/facts/sqlite"
)

// matrixFlags say which account the bot has on Matrix.
type matrixFlags struct {
	Homeserver      string        `placeholder:"URL" env:"HOMESERVER" help:"The homeserver; found by the user's server name if it is not given."`
	User            string        `placeholder:"@NAME:SERVER" env:"USER" help:"The bot's account."`
	PasswordFile    string        `placeholder:"FILE" env:"PASSWORD_FILE" help:"The file with the account's password; or set MATRIX_PASSWORD. It is for logging in only."`
	AccessTokenFile string        `placeholder:"FILE" env:"ACCESS_TOKEN_FILE" help:"The file with an access token, instead of a password; or set MATRIX_ACCESS_TOKEN."`
	DeviceName      string        `default:"Footnote" env:"DEVICE_NAME" help:"What the bot's device is called."`
	Secrets         string        `placeholder:"FOLDER" env:"SECRETS" help:"Where the session and the recovery key are kept; beside the base by default."`
	Encryption      bool          `negatable:"" default:"true" env:"ENCRYPTION" help:"Read and write in encrypted rooms."`
	Prefix          string        `default:"!" env:"PREFIX" help:"What commands begin with, as in !ask."`
	Allow           []string      `placeholder:"USER|SERVER,…" env:"ALLOW" help:"Whose invitations are accepted; everybody's of the bot's own server by default."`
	Moderators      []string      `placeholder:"USER,…" env:"MODERATORS" help:"Users who moderate every room, besides those whom the room itself names. If there are any, only they decide on corrections."`
	MaxAge          time.Duration `default:"24h" env:"MAX_AGE" help:"How old a message may be to be answered after a downtime."`
}

// folder is where the account's secrets are.
func (f *matrixFlags) folder(base string) string {
	if f.Secrets != "" {
		return f.Secrets
	}
	return base + ".matrix"
}

// config is the adapter's over the open base; ok is false if nobody has logged
// in.
func (f *matrixFlags) config(p *program, base *openBase) (c matrix.Config, ok bool, err error) {
	c = matrix.Config{
		Secrets: f.folder(base.path), Store: base.kept, Prefix: f.Prefix, Allow: f.Allow,
		Unencrypted: !f.Encryption, MaxAge: f.MaxAge, Log: p.log, Now: p.now,
	}
	if base.path == factstore.Memory || !matrix.LoggedIn(c.Secrets) {
		return c, false, nil
	}
	if c.Password, err = secret("MATRIX_PASSWORD", f.PasswordFile); err != nil {
		return c, false, err
	}
	c.DB, err = dbutil.NewWithDB(base.facts.DB(), "sqlite3")
	return c, err == nil, err
}

// A matrixCmd looks after the account on Matrix.
type matrixCmd struct {
	Login  loginCmd  `cmd:"" help:"Log in, once; the session is kept beside the base."`
	Verify verifyCmd `cmd:"" help:"Let a person verify the bot by comparing emoji."`
}

// A loginCmd logs in to Matrix.
type loginCmd struct {
	networkFlags
	NewDevice bool `help:"Begin anew as another device. What was encrypted for the old one cannot be read any more."`
}

// Run logs in and keeps the session.
func (c *loginCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		unlock, err := lockBase(base.path)
		if err != nil {
			return err
		}
		defer unlock()
		f := &c.Matrix
		given := matrix.Credentials{Homeserver: f.Homeserver, User: f.User, Device: f.DeviceName, NewDevice: c.NewDevice}
		if given.Token, err = secret("MATRIX_ACCESS_TOKEN", f.AccessTokenFile); err != nil {
			return err
		}
		if given.Token == "" {
			if given.User == "" {
				return usageError{hint(errors.New("whose account is it?"), "give --matrix-user @NAME:SERVER, or user under [matrix] in the config file")}
			}
			if given.Password, err = c.password(p); err != nil {
				return err
			}
		}
		user, err := matrix.Login(ctx, f.folder(base.path), given)
		if err != nil {
			return hint(err, "check the user, the password and the homeserver")
		}
		_, err = fmt.Fprintf(p.stdout, "logged in as %s; the session is in %s\n", answer.Plain(user), answer.Plain(f.folder(base.path)))
		return err
	})
}

// password is the password from the environment, the file or the person at the
// terminal.
func (c *loginCmd) password(p *program) (string, error) {
	password, err := secret("MATRIX_PASSWORD", c.Matrix.PasswordFile)
	if err != nil || password != "" {
		return password, err
	}
	in, ok := p.stdin.(*os.File)
	if !ok || !term.IsTerminal(in.Fd()) {
		return "", hint(errors.New("there is no password"), "set MATRIX_PASSWORD, or name a file with --matrix-password-file")
	}
	fmt.Fprint(p.stderr, "Password: ")
	typed, err := term.ReadPassword(in.Fd())
	fmt.Fprintln(p.stderr)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	return string(typed), nil
}

// A verifyCmd waits for a person to verify the bot.
type verifyCmd struct{ networkFlags }

// Run waits until it is done, asking whether the emoji are the same.
func (c *verifyCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		unlock, err := lockBase(base.path)
		if err != nil {
			return err
		}
		defer unlock()
		config, ok, err := c.Matrix.config(p, base)
		switch {
		case err != nil:
			return err
		case !ok:
			return hint(errors.New("nobody has logged in"), "run footnote matrix login")
		}
		fmt.Fprintln(p.stdout, "Open the bot's profile in your app and choose Verify. Ctrl-C ends this.")
		answers := bufio.NewReader(p.stdin)
		return matrix.Verify(ctx, config, func(_ context.Context, user string, emoji []string) bool {
			fmt.Fprintf(p.stdout, "%s sees: %s\nIs it the same there? [y/N] ", answer.Plain(user), strings.Join(emoji, "  "))
			line, err := answers.ReadString('\n')
			return err == nil && strings.HasPrefix(strings.ToLower(strings.TrimSpace(line)), "y")
		})
	})
}
