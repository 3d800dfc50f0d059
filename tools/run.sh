#!/bin/sh
# Starts the program; with no screen it rehearses the Co-IP run into the PDF named as the first argument.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    .venv/bin/python tools/system_packages.py window
    exec .venv/bin/protocolapp
fi

printf '%s\n' "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
printf '%s\n\n' "Rehearsing the Co-IP protocol without one instead:"
mkdir -p "$(dirname "$1")"
.venv/bin/protocolapp rehearse co-ip-alk --pdf "$1"
printf '\n%s\n' "The run record is in $(pwd)/$1"
