#!/usr/bin/env bash
# Prints the path of a Chromium for the page tests; installs Debian's package once where none is there and root may.
# Exits 1 with the reason where that is not possible; the tests that need it are then skipped with that reason.
set -euo pipefail

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name"; then return 0; fi
  done
  return 1
}

find_chromium && exit 0
command -v apt-get >/dev/null || { echo "no Chromium here, and no apt-get to install it" >&2; exit 1; }
[ "$(id -u)" = 0 ] || { echo "no Chromium here, and only root may install it" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -o DPkg::Lock::Timeout=60 -y -qq --no-install-recommends chromium fonts-dejavu-core; } >&2 ||
  { echo "apt-get could not install chromium" >&2; exit 1; }
find_chromium
