#!/bin/sh
# Builds .venv from the lock (requirements-dev.txt) with the project itself in it, and looks after the system
# libraries that Qt needs. Instant when nothing has changed since the last time.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
stamp=$venv/.set-up

say() { printf '%s\n' "$*" >&2; }

on_debian_as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

install_debian() {
    say "Installing with apt-get: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null >&2 || true
    apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@" </dev/null >&2 || say "apt-get could not install: $*"
}

can_build_venv() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }

right_version() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; }

# The first Python of a right version, rather one that can build a virtual environment.
find_python() {
    second_best=
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
        case $(command -v "$name" || true) in
            "" | "$(pwd)/$venv/"*) continue ;;  # not there, or our own .venv is activated
        esac
        if right_version "$name"; then
            if can_build_venv "$name"; then command -v "$name"; return; fi
            : "${second_best:=$(command -v "$name")}"
        fi
    done
    [ -n "$second_best" ] && printf '%s\n' "$second_best"
}

python_or_explain() {
    find_python && return
    if [ -n "${PYTHON:-}" ]; then
        say "PYTHON=$PYTHON is not there, or is not Python 3.11, 3.12, 3.13 or 3.14."
        return 1
    fi
    if on_debian_as_root; then
        install_debian python3 python3-venv
        find_python && return
    fi
    say "protocolapp needs Python 3.11, 3.12, 3.13 or 3.14, and none was found on this computer."
    say "  Debian 12 or newer, Ubuntu 24.04: sudo apt-get install python3 python3-venv"
    say "  Ubuntu 22.04:                     sudo apt-get install python3.11 python3.11-venv"
    say "  Fedora:                           sudo dnf install python3.13"
    say "  macOS with Homebrew:              brew install python@3.13"
    say "Then start make again. A Python in an unusual place: make PYTHON=/path/to/python3"
    return 1
}

need_venv_module() {
    can_build_venv "$1" && return
    package=python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
    if on_debian_as_root; then
        install_debian "$package"
        can_build_venv "$1" && return
    fi
    say "$1 cannot build a virtual environment: its module venv or ensurepip is missing."
    say "  Debian, Ubuntu: sudo apt-get install $package"
    say "Then start make again."
    return 1
}

# What .venv was built from: the lock and the place (the folder must not have been moved).
lock_state() { printf '%s %s\n' "$(cksum <requirements-dev.txt)" "$(pwd)"; }
# ... and the project's own metadata: entry points and version.
project_state() { cksum <pyproject.toml; }

build_venv() {
    python=$(python_or_explain)
    need_venv_module "$python"
    say "Building $venv with $("$python" --version 2>&1): some 150 MB to fetch the first time ..."
    "$python" -m venv "$@" "$venv"
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes -r requirements-dev.txt
}

install_project() {
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-index \
        --no-deps --no-build-isolation --editable .
}

set_up() {
    before=$(sed -n 1p "$stamp" 2>/dev/null || true)
    if [ "$before" != "$(lock_state)" ] || ! "$venv/bin/python" -c '' 2>/dev/null; then
        # Without a stamp an earlier set-up was cut short: go on with what is there.
        if [ -z "$before" ] && right_version "$venv/bin/python"; then build_venv; else build_venv --clear; fi
        rm -f "$stamp"
    fi
    if [ "$(sed -n 2p "$stamp" 2>/dev/null || true)" != "$(project_state)" ]; then
        install_project
    fi
    "$venv/bin/python" tools/system_packages.py window
    "$venv/bin/python" tools/system_packages.py qt
    { lock_state; project_state; } >"$stamp"
}

if [ "$(cat "$stamp" 2>/dev/null || true)" = "$(lock_state; project_state)" ] && [ -x "$venv/bin/protocolapp" ] &&
    "$venv/bin/python" -c '' 2>/dev/null; then
    exit 0
fi
set_up
say "Set up in $venv."
