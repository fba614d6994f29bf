#!/bin/sh
# Runs the acceptance tests: run.sh FOOTNOTE, the program to be tested. It
# builds the homeserver and fetches the people's client once, and skips the tests
# where these cannot be had.
set -eu
bot=$(realpath "$1")
cd "$(dirname "$0")"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/footnote

skip() {
	echo "!! SKIPPED: the Matrix acceptance tests did not run: $1" >&2
	exit 0
}

# checksum is one of files that tells when what is made of them has to be made
# anew.
checksum() { cat "$@" | sha256sum | cut -c 1-16; }

# homeserver builds the server. Its name appears in the cache only when it is
# whole.
homeserver() {
	server=$cache/dendrite-$(checksum dendrite/go.mod dendrite/go.sum)
	[ -x "$server" ] && return
	problem=$(go -C dendrite mod download 2>&1) || case $problem in
	*'SECURITY ERROR'* | *'checksum mismatch'*) echo "$problem" >&2; exit 1 ;;
	*) skip "the homeserver's modules cannot be fetched: $problem" ;;
	esac
	echo 'building the homeserver, which takes some minutes' >&2
	nice go -C dendrite build -buildvcs=false -ldflags '-s -w' -o "$server.part" github.com/element-hq/dendrite/cmd/dendrite
	mv "$server.part" "$server"
}

# client installs the library that people's client is made of, and puts the
# client beside it.
client() {
	client=$cache/matrix-client-$(checksum client/package-lock.json)
	command -v node >/dev/null || skip 'node is missing'
	[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || skip "node is older than 20: $(node --version)"
	if [ ! -d "$client/node_modules" ]; then
		command -v npm >/dev/null || skip 'npm is missing'
		npm view --silent matrix-js-sdk@37.5.0 version >/dev/null || skip 'npm has no registry with matrix-js-sdk 37.5.0'
		part=$(mktemp -d "$cache/part.XXXXXX")
		cp client/package.json client/package-lock.json client/.npmrc "$part"
		npm --prefix "$part" ci --silent --ignore-scripts --no-audit --no-fund
		rm -rf "$client"
		mv "$part" "$client"
	fi
	cp client/*.mjs "$client"
}

mkdir -p "$cache"
client
homeserver

FOOTNOTE_ACCEPTANCE_SERVER=$server FOOTNOTE_ACCEPTANCE_CLIENT=$client/main.mjs FOOTNOTE_ACCEPTANCE_BOT=$bot \
	go test -count 1 -timeout 10m ${TESTFLAGS:-} .
