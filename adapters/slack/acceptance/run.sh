#!/bin/sh
# Runs the acceptance tests: run.sh FOOTNOTE, the program to be tested. It
# fetches the server once, and skips the tests where that cannot be had or run.
set -eu
bot=$(realpath "$1")
cd "$(dirname "$0")"

package=local-slack-linux-x64@0.1.8
checksum=3332007b797969d835f694b463ac526f7ef1fc66afac93f950f585105fe4815f
cache=${XDG_CACHE_HOME:-$HOME/.cache}/footnote/$package
server=$cache/local-slack

skip() {
	echo "!! SKIPPED: the Slack acceptance tests did not run: $1" >&2
	exit 0
}

# fetch unpacks the server into the cache. Its name appears there only when it
# is whole.
fetch() {
	command -v npm >/dev/null || skip 'npm is missing'
	mkdir -p "$cache"
	part=$(mktemp -d "$cache/part.XXXXXX")
	trap 'rm -rf "$part"' EXIT
	npm pack --silent --pack-destination "$part" "$package" >/dev/null || skip "npm has no $package"
	tar -xzf "$part"/*.tgz -C "$part"
	mv "$part/package/bin/local-slack" "$server"
	rm -rf "$part"
	trap - EXIT
}

# isolated runs a command in a network of its own, which has a loopback and
# nothing else. Whatever the command leaves behind ends with it.
isolated() {
	map=
	[ "$(id -u)" = 0 ] || map=--map-root-user
	unshare $map --net --pid --fork --kill-child sh -c 'ip link set lo up && exec "$@"' sh "$@"
}

[ "$(uname -sm)" = 'Linux x86_64' ] || skip "the server is for Linux x86_64, and this is $(uname -sm)"
command -v unshare >/dev/null || skip 'unshare (util-linux) is missing'
command -v ip >/dev/null || skip 'ip (iproute2) is missing'
isolated true 2>/dev/null || skip 'no network namespace can be made here; it may take root'
[ -x "$server" ] || fetch
echo "$checksum  $server" | sha256sum --check --quiet

tests=$(mktemp -d)
trap 'rm -rf "$tests"' EXIT
go test -c -o "$tests/acceptance.test" .
FOOTNOTE_ACCEPTANCE_SERVER=$server FOOTNOTE_ACCEPTANCE_BOT=$bot \
	isolated "$tests/acceptance.test" -test.timeout 10m ${TESTFLAGS:-}
