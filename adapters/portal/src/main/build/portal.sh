#!/bin/sh
# portal.sh build|test [SKIP…]: builds or tests the portal with the npm on the PATH, in the folder of its sources.
# Without one it says so in a line and ends well: the service then shows a page that says how to build it.
set -eu

verb=$1
shift
for skip in "$@"; do
  [ "$skip" != true ] || exit 0
done

major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || major=
if ! command -v npm >/dev/null 2>&1 || [ "${major:-0}" -lt 20 ]; then
  [ "$verb" = test ] || echo "[WARNING] The portal is not built: there is no npm with Node 20 or newer on the PATH. Install it and build again."
  exit 0
fi

exec node "scripts/$verb.mjs"
