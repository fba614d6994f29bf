#!/bin/sh
# Holds the JSON files of a folder against the types of @slack/types,
# @slack/web-api and @slack/bolt: typecheck.sh DIR.
#
# A file's name begins with what it holds and goes on after a point or an
# underscore, so that a test which writes its blocks, views and manifest needs to
# know nothing more:
#   blocks_NAME.json      a list of blocks
#   view_NAME.json        a modal or a home page
#   message_NAME.json     what is posted: text, blocks, metadata
#   manifest.json         an app manifest
# The rest is in constants.mjs.
set -eu
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
dir=$(cd "$1" && pwd)
. "$(dirname "$0")/install.sh"
typecheck "$dir"
echo "$dir is what Slack's types describe"
