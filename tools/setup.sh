#!/bin/sh
# Prepares this checkout, and does only what is not done yet:
#   1. node_modules, as package-lock.json says, with the project's own Node 24 in it;
#   2. Debian packages that the demo and the tests drive: chromium (the screens) and socat (a scanner made of two
#      pseudo-terminals). Left out with --quick;
#   3. the screens, built into dist/renderer.
# Talks on standard error only, and only when there is something to do.
set -eu
cd "$(dirname "$0")/.."

say() { echo "setup: $*" >&2; }

install_modules() {
  stamp=node_modules/.installed-lock.json
  cmp -s package-lock.json "$stamp" && return
  say "installing the npm packages of package-lock.json"
  # Not `npm ci`: it stops where a registry mirror lacks the optional packages of other platforms. The versions are
  # those of the lock all the same. No package's install script runs but that of `node`, which brings the binary.
  npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  npm rebuild node --loglevel=error >&2
  cp package-lock.json "$stamp"
}

install_packages() {
  command -v apt-get >/dev/null || return 0
  missing=""
  for package in chromium socat; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      say "these Debian packages are missing:$missing. Install them (sudo apt-get install$missing), or go on without."
      return 0
    fi
    as_root="sudo -n"
  fi
  say "installing the Debian packages$missing"
  $as_root apt-get update -qq >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}

build_screens() {
  built=dist/renderer/index.html
  if [ -f "$built" ]; then
    newer=$(find renderer shared vite.config.ts package-lock.json -newer "$built" -print -quit)
    [ -z "$newer" ] && return
  fi
  say "building the screens"
  node_modules/.bin/vite build --logLevel warn >&2
}

install_modules
[ "${1:-}" = "--quick" ] || install_packages
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
build_screens
