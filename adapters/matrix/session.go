package matrix

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"
	"go.mau.fi/util/random"
	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/id"
)

// The files in the folder of secrets.
const (
	sessionFile  = "matrix-session.json"
	pickleFile   = "matrix-pickle.key"
	recoveryFile = "matrix-recovery.key"
)

// A session is a device that the bot is logged in on.
type session struct {
	Homeserver string      `json:"homeserver"` // its URL
	User       id.UserID   `json:"user_id"`
	Device     id.DeviceID `json:"device_id"`
	Token      string      `json:"access_token"`
}

// ErrNoSession says that nobody has logged in yet.
var ErrNoSession = errors.New("not logged in: run \"footnote matrix login\"")

// LoggedIn reports whether Login has left a session in the folder of secrets.
func LoggedIn(secrets string) bool {
	_, err := readSession(secrets)
	return !errors.Is(err, ErrNoSession)
}

func readSession(folder string) (s session, err error) {
	data, err := os.ReadFile(filepath.Join(folder, sessionFile))
	if errors.Is(err, os.ErrNotExist) {
		return s, ErrNoSession
	}
	if err != nil {
		return s, fmt.Errorf("read session: %w", err)
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("read session %s: %w", sessionFile, err)
	}
	return s, nil
}

// writeSecret writes a file that only its owner can read, whole or not at all.
func writeSecret(folder, name string, data []byte) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make folder of secrets: %w", err)
	}
	if err := renameio.WriteFile(filepath.Join(folder, name), data, 0o600, renameio.IgnoreUmask()); err != nil {
		return fmt.Errorf("write secret: %w", err)
	}
	return nil
}

// readSecret returns what is in the file, without white space around it; empty
// if there is no such file.
func readSecret(folder, name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("read secret: %w", err)
	}
	return strings.TrimSpace(string(data)), nil
}

// pickleKey is what the keys in the base are encrypted with. It is made once.
func pickleKey(folder string) ([]byte, error) {
	key, err := readSecret(folder, pickleFile)
	if err != nil || key != "" {
		return []byte(key), err
	}
	key = random.String(43) // of 62 characters: 256 bits
	return []byte(key), writeSecret(folder, pickleFile, []byte(key+"\n"))
}

// Credentials are what the bot logs in with: the password or an access token.
type Credentials struct {
	Homeserver string // a URL, or the server's name; empty for that of User
	User       string // "@footnote:example.org"; a name alone if Homeserver is given
	Password   string
	Token      string // instead of User and Password
	Device     string // the new device's name; empty means "Footnote"
	// NewDevice logs in with a password on another device than before. What
	// was encrypted for the old one cannot be read any more.
	NewDevice bool
}

// Login logs in once and keeps the session in the folder of secrets, with files
// that only their owner can read. It returns the user ID. A folder that has a
// session of the same user keeps its device, whose keys are in the base, unless
// the credentials say otherwise.
func Login(ctx context.Context, secrets string, c Credentials) (user string, err error) {
	s := session{User: id.UserID(c.User), Token: c.Token}
	if s.Homeserver, err = findHomeserver(ctx, c); err != nil {
		return "", err
	}
	client, err := s.client()
	if err != nil {
		return "", err
	}
	if c.Token != "" {
		err = s.recognise(ctx, client)
	} else {
		err = s.enter(ctx, client, secrets, c)
	}
	if err != nil {
		return "", fmt.Errorf("log in: %w", err)
	}
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return "", fmt.Errorf("write session: %w", err)
	}
	if _, err := pickleKey(secrets); err != nil {
		return "", err
	}
	return s.User.String(), writeSecret(secrets, sessionFile, append(data, '\n'))
}

// findHomeserver is the URL of the homeserver that the credentials are for.
func findHomeserver(ctx context.Context, c Credentials) (string, error) {
	if strings.Contains(c.Homeserver, "://") {
		return strings.TrimSuffix(c.Homeserver, "/"), nil
	}
	server := cmp.Or(c.Homeserver, id.UserID(c.User).Homeserver())
	if server == "" {
		return "", errors.New("find homeserver: say which, or give the whole user ID (@name:server)")
	}
	found, err := mautrix.DiscoverClientAPI(ctx, server)
	if err != nil {
		return "", fmt.Errorf("find homeserver of %s: %w", server, err)
	}
	if found == nil { // the server says nothing of another address
		return "https://" + server, nil
	}
	return strings.TrimSuffix(found.Homeserver.BaseURL, "/"), nil
}

// recognise finds out whose token it is. The device is the server's word too:
// messages would be encrypted for the wrong one otherwise.
func (s *session) recognise(ctx context.Context, client *mautrix.Client) error {
	who, err := client.Whoami(ctx)
	if err != nil {
		return fmt.Errorf("ask whose token it is: %w", err)
	}
	if who.DeviceID == "" {
		return errors.New("the token belongs to no device")
	}
	s.User, s.Device = who.UserID, who.DeviceID
	return nil
}

// enter logs in with a password.
func (s *session) enter(ctx context.Context, client *mautrix.Client, secrets string, c Credentials) error {
	request := mautrix.ReqLogin{
		Type: mautrix.AuthTypePassword, Password: c.Password, InitialDeviceDisplayName: cmp.Or(c.Device, "Footnote"),
		Identifier: mautrix.UserIdentifier{Type: mautrix.IdentifierTypeUser, User: c.User},
	}
	old, err := readSession(secrets)
	if err == nil && !c.NewDevice && (old.User == s.User || old.User.Localpart() == c.User) {
		request.DeviceID = old.Device
	}
	got, err := client.Login(ctx, &request)
	if err != nil {
		return err
	}
	s.User, s.Device, s.Token = got.UserID, got.DeviceID, got.AccessToken
	return nil
}
