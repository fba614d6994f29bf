#!/bin/sh
# Keeps the fake Slack workspace honest: Slack's own Bolt as its client, over
# Socket Mode and over HTTP, and everything that it says held against Slack's
# own types. Folders that are named are held against the types too, as
# typecheck.sh does. Needs node 20, npm and the package registry, and says so
# where one is missing.
set -eu
. "$(dirname "$0")/install.sh"
FAKESLACK=$work/fakeslack
export FAKESLACK
(cd "$root" && go build -o "$FAKESLACK" ./adapters/slack/fakeslack/cmd)

echo "== Bolt as a client of the fake"
(cd "$work" && node --test --test-force-exit --test-timeout=60000 --test-reporter=spec http.test.mjs socket.test.mjs)

echo "== what the fake says, as Slack's types describe it"
rm -rf "$work/captured"
(cd "$work" && node capture.mjs captured)
typecheck "$work/captured"
for dir in "$@"; do
	echo "== what is in $dir"
	typecheck "$(cd "$dir" && pwd)"
done

# A check that can't fail checks nothing: each of these must.
for control in "$here"/controls/*.json; do
	rm -rf "$work/control"
	mkdir "$work/control"
	cp "$control" "$work/control"
	if typecheck "$work/control" >/dev/null 2>&1; then
		echo "$control passed, and should not" >&2
		exit 1
	fi
	echo "refused, as it should be: $(basename "$control")"
done
echo "== all of it holds"
