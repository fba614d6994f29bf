//go:build goolm || libolm

package matrix

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/crypto"
	"maunium.net/go/mautrix/crypto/cryptohelper"
)

// canEncrypt says that this program has encryption.
const canEncrypt = true

// encrypt gets the keys ready. The receiver is the client's syncer already.
func (a *Adapter) encrypt(ctx context.Context) error {
	key, err := pickleKey(a.config.Secrets)
	if err != nil {
		return fmt.Errorf("%w: %w", errFatal, err)
	}
	helper, err := cryptohelper.NewCryptoHelper(a.client, key, a.config.DB)
	if err != nil {
		return fmt.Errorf("%w: prepare encryption: %w", errFatal, err)
	}
	helper.DBAccountID = a.session.Device.String() // another device has other keys
	if err := helper.Init(ctx); err != nil {
		return fmt.Errorf("prepare encryption: %w", advised(err))
	}
	if err := a.sign(ctx, helper.Machine()); err != nil {
		return err
	}
	a.client.Crypto = helper
	return a.offerVerification(ctx, helper.Machine())
}

// advice is what to do about errors of the library that only people can mend,
// by a part of their text: the library has no names for them.
var advice = map[string]string{
	"bad mac":                          "the keys in the base are locked with another " + pickleFile + ": put that one back",
	"keys seem to have disappeared":    "the homeserver has deleted this device",
	"there are keys on the server":     "the base has lost the keys of this device",
	"mismatching identity key on serv": "the base has other keys than this device",
}

// advised is the error with what to do about it, if it is known.
func advised(err error) error {
	for text, todo := range advice {
		if strings.Contains(err.Error(), text) {
			return fmt.Errorf("%w: %w: %s; to begin anew, run \"footnote matrix login --new-device\": what was encrypted before cannot be read then", errFatal, err, todo)
		}
	}
	return err
}

// sign makes sure that the bot's device is signed by the account, without which
// many apps keep their keys from it. At the first start the account is given
// its own keys, and the recovery key is kept, with which every later start has
// them at hand.
func (a *Adapter) sign(ctx context.Context, machine *crypto.OlmMachine) error {
	recovery, err := readSecret(a.config.Secrets, recoveryFile)
	if err != nil {
		return fmt.Errorf("%w: %w", errFatal, err)
	}
	has, verified, err := machine.GetOwnVerificationStatus(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("look whether the device is signed: %w", err)
	case !has:
		return a.makeSigningKeys(ctx, machine)
	case recovery == "" && verified:
		return nil // by another device; users cannot be verified then
	case recovery == "":
		return fmt.Errorf("%w: the account has cross-signing keys, and %s is not there; put its recovery (security) key into that file", errFatal, recoveryFile)
	}
	err = machine.VerifyWithRecoveryKey(ctx, recovery)
	if err == nil || temporary(err) {
		return err
	}
	return fmt.Errorf("%w: sign the device with %s: %w", errFatal, recoveryFile, err)
}

// makeSigningKeys gives the account its cross-signing keys.
func (a *Adapter) makeSigningKeys(ctx context.Context, machine *crypto.OlmMachine) error {
	recovery, _, err := machine.GenerateAndUploadCrossSigningKeysWithPassword(ctx, a.config.Password, "")
	if recovery != "" { // also if something failed after it was made
		err = errors.Join(err, writeSecret(a.config.Secrets, recoveryFile, []byte(recovery+"\n")))
	}
	if err == nil {
		err = machine.SignOwnDevice(ctx, machine.OwnIdentity())
	}
	if err == nil {
		err = machine.SignOwnMasterKey(ctx)
	}
	switch {
	case err == nil:
		a.log.Info("made cross-signing keys; keep a copy of the recovery key", "file", recoveryFile)
		return nil
	case temporary(err):
		return fmt.Errorf("make cross-signing keys: %w", err)
	}
	return fmt.Errorf("%w: make cross-signing keys: %w; if the homeserver wants the account's password for that, give it", errFatal, err)
}

// temporary reports whether a request may go well another time.
func temporary(err error) bool {
	var failure mautrix.HTTPError
	return errors.As(err, &failure) && (failure.Response == nil || failure.Response.StatusCode == 429 || failure.Response.StatusCode >= 500)
}

// lacksKey reports whether a message could not be decrypted because its key has
// not come.
func lacksKey(err error) bool { return errors.Is(err, crypto.ErrNoSessionFound) }

// withheld reports whether the sender keeps the key from the bot.
func withheld(err error) bool { return errors.Is(err, crypto.ErrGroupSessionWithheld) }
