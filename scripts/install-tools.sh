#!/usr/bin/env bash
# Installs the tools of `npm run e2e` into .tools/, each through its ordinary client; what is there already stays.
# A tool that cannot be installed is named, and the tests that need it say "skipped".
set -uo pipefail
cd "$(dirname "$0")/.."
bin=$PWD/.tools/bin
mkdir -p "$bin"

install_go() { # name, package, version
  if [ -e ".tools/$1-$3" ]; then return; fi
  echo "installing $1 $3"
  # -p 2: about a minute when nothing is cached; more at once needs more memory than small machines have.
  if GOBIN=$bin GOFLAGS=-buildvcs=false GOWORK=off go install -p 2 "$2@$3"; then
    touch ".tools/$1-$3"
  else
    echo "$1 could not be installed: the tests that need it are skipped" >&2
  fi
}

install_go act github.com/nektos/act v0.2.88
install_go actionlint github.com/rhysd/actionlint/cmd/actionlint v1.7.12

zizmor=1.32.0
if [ ! -e ".tools/zizmor-$zizmor" ]; then
  echo "installing zizmor $zizmor"
  if python3 -m venv .tools/venv && .tools/venv/bin/pip install --quiet "zizmor==$zizmor"; then
    ln -sf ../venv/bin/zizmor "$bin/zizmor"
    touch ".tools/zizmor-$zizmor"
  else
    echo "zizmor could not be installed: the tests that need it are skipped" >&2
  fi
fi
