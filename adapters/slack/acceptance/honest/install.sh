# Sourced by the scripts beside it: puts the Node side into a folder outside of
# the checkout, named by $work, with the packages that the lock file names.
# HONEST_DIR names a folder to keep and use again; without it the folder goes
# when the script ends. What the machine lacks is told, and ends the script with
# success: these checks are evidence that a build can do without.

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)

skip() {
	echo "!! SKIPPED: $*" >&2
	exit 0
}

command -v node >/dev/null || skip "there is no node"
command -v npm >/dev/null || skip "there is no npm"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || skip "node is $(node --version), which is older than 20"

if [ -n "${HONEST_DIR:-}" ]; then
	work=$HONEST_DIR
	mkdir -p "$work"
else
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
fi
cp "$here"/*.mjs "$here"/*.ts "$here"/*.json "$here"/.npmrc "$work"

if ! cmp -s "$here/package-lock.json" "$work/node_modules/.installed"; then
	echo "installing what package-lock.json names"
	if ! (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1); then
		cat "$work/npm.log" >&2
		grep -Eq 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|E403|E503' "$work/npm.log" &&
			skip "the package registry can't be reached"
		exit 1
	fi
	cp "$here/package-lock.json" "$work/node_modules/.installed"
fi

# typecheck DIR holds the JSON files of a folder against Slack's types.
typecheck() {
	node "$work/constants.mjs" "$1" "$work/checks.ts" && (cd "$work" && node node_modules/typescript/bin/tsc -p tsconfig.json)
}
