#!/bin/sh
# Holds the JSON files of a folder against the types of @slack/types,
# @slack/web-api and @slack/bolt: typecheck.sh DIR.
#
# The first part of a file's name says what it holds, so that a test which
# writes its blocks, views and manifest needs to know nothing more:
#   blocks.NAME.json      a list of blocks
#   view.NAME.json        a modal or a home page
#   message.NAME.json     the arguments of chat.postMessage
#   manifest.NAME.json    an app manifest
# The rest is in constants.mjs.
set -eu
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
dir=$(cd "$1" && pwd)
. "$(dirname "$0")/install.sh"
typecheck "$dir"
echo "$dir is what Slack's types describe"
