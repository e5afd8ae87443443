#!/usr/bin/env bash
# Makes .venv from the locks and installs this project into it. Called by make:
#   tools/setup.sh run    what the program needs
#   tools/setup.sh dev    that, and what the tests and checks need
#   tools/setup.sh tests  what the tests need of the system; the environment is there already
#   tools/setup.sh dist   what freezing the programs needs; the environment is there already
#   tools/setup.sh packages what building and testing packages needs; the environment is there already
#   tools/setup.sh systemd what tests under a systemd of their own need; the environment is there already
#   tools/setup.sh window what a window on this display needs of the system; the environment is there already
# Missing system packages are installed where we are root and apt-get is there; elsewhere they are named.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/.."
want=${1:-run}
venv=.venv

say() { printf '[setup] %s\n' "$*"; }
fail() { printf '[setup] %s\n' "$@" >&2; exit 1; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# apt_install PACKAGE...: false where it cannot be done; its output is shown only then.
apt_install() {
    local log
    may_install || return 1
    say "installing the system packages: $*"
    log=$(mktemp)
    if { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } \
        >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# Those of the PACKAGEs that Debian has not installed; all of them where nobody knows.
missing_of() {
    local name
    for name in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || echo "$name"
    done
}

# The first Python 3.11 to 3.13 that really starts (a version manager's stand-in may not).
find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    return 1
}

# Debian splits ensurepip off: without it `python3 -m venv` stops half way.
can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# The Debian package that brings ensurepip for $1.
venv_package() {
    if [ "$1" = python3 ]; then echo python3-venv; else "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'; fi
}

# Prints nothing but the name of a Python that can make an environment.
python_for_venv() {
    local python package
    if ! python=$(find_python); then
        apt_install python3 python3-venv >&2 || true
        python=$(find_python) || fail "Python 3.11, 3.12 or 3.13 is needed, and none was found." \
            "On Debian 12 or newer: sudo apt-get install python3 python3-venv"
    fi
    if ! can_make_venv "$python"; then
        package=$(venv_package "$python")
        apt_install "$package" >&2 || true
        can_make_venv "$python" || fail "$python cannot make a virtual environment: the package $package is missing." \
            "Install it with: sudo apt-get install $package"
    fi
    echo "$python"
}

# An environment of another machine, another place or a removed Python is made anew.
venv_is_sound() {
    [ -f "$venv/place" ] && [ "$(cat "$venv/place")" = "$PWD" ] && "$venv/bin/python" -c 'import pip' 2>/dev/null
}

make_venv() {
    local python
    venv_is_sound && return
    python=$(python_for_venv)
    say "making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
    printf '%s\n' "$PWD" >"$venv/place"
}

# The lock is the whole truth: nothing is looked for beyond it, and `pip check` says whether it was enough.
install_lock() {
    say "installing $1 ($(grep -c == "$1") packages)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --requirement "$1"
}

install_project() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
    "$venv/bin/python" -m pip --disable-pip-version-check check >/dev/null ||
        fail "The locks do not fit together:" "$("$venv/bin/python" -m pip check 2>&1)"
}

# A stock 7-Zip opens our archives in some tests; without it they are skipped and say so.
offer_7zip() {
    command -v 7z >/dev/null || apt_install p7zip-full || apt_install 7zip ||
        say "7z is missing; the tests that need it are skipped. Install it with: sudo apt-get install p7zip-full"
}

# Qt's own libraries come with PySide6; these of the system it needs beside them, and a font, or all text is boxes.
qt_packages=(libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 fonts-dejavu-core)
qt_works() {
    QT_QPA_PLATFORM=offscreen "$venv/bin/python" -c 'from PySide6.QtWidgets import QApplication; from PySide6.QtGui import QFontDatabase; QApplication([]); assert QFontDatabase.families()' >/dev/null 2>&1
}
need_qt() {
    local missing
    qt_works && return
    mapfile -t missing < <(missing_of "${qt_packages[@]}")
    apt_install "${missing[@]}" || true
    qt_works || fail "The tests of the window need system packages that are missing." \
        "Install them with: sudo apt-get install ${missing[*]}"
}

# What Qt needs to draw on an X11 display (also below Wayland, where it falls back to that).
x11_packages=(libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-render0
    libxcb-shape0 libxcb-util1 libxcb-xkb1 libxkbcommon-x11-0)
# Qt aborts the process where it cannot open a window: one in between keeps bash from telling that. Why is on stderr.
window_opens() {
    "$venv/bin/python" -c '
import subprocess, sys
code = "from PySide6.QtWidgets import QApplication; QApplication([])"
done = subprocess.run([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
reasons = [line for line in done.stderr.splitlines() if line.startswith("qt.qpa") or "Error: " in line]
sys.exit(done.returncode and ("\n".join(reasons) or done.stderr))'
}
offer_window() {
    local missing
    window_opens 2>/dev/null && return
    mapfile -t missing < <(missing_of "${qt_packages[@]}" "${x11_packages[@]}")
    if [ "${#missing[@]}" -gt 0 ] && apt_install "${missing[@]}"; then
        window_opens 2>/dev/null && return
        mapfile -t missing < <(missing_of "${missing[@]}")
    fi
    say "No window can be opened on this display:" >&2
    window_opens || true
    [ "${#missing[@]}" = 0 ] || say "Install what is missing with: sudo apt-get install ${missing[*]}" >&2
    fail "Without a window: $venv/bin/influx-backup demo --journey"
}

# Debian splits the library of its Python off, which goes into what is frozen. Other Pythons bring theirs.
python_library() {
    "$venv/bin/python" -c 'import sys; sys.base_prefix == "/usr" and print("libpython{}.{}".format(*sys.version_info))'
}

# What is frozen brings the libraries along that Qt needs of the system; PyInstaller looks into them with binutils.
# Where one of them is really missing, tools/frozen.py says which.
offer_freezing() {
    local missing
    command -v dpkg-query >/dev/null || return 0
    mapfile -t missing < <(missing_of "${qt_packages[@]}" "${x11_packages[@]}" binutils $(python_library))
    [ "${#missing[@]}" = 0 ] || apt_install "${missing[@]}" ||
        say "freezing may need system packages; install them with: sudo apt-get install ${missing[*]}"
}

# Tests of packages that lack one of these are skipped and say so.
offer_packaging() {
    local program
    for program in lintian debootstrap appstreamcli desktop-file-validate makensis man wine; do
        command -v "$program" >/dev/null && continue
        apt_install lintian debootstrap appstream desktop-file-utils nsis man-db wine wine64 || say "some tests of packages are skipped"
        return 0
    done
}

# A systemd in namespaces of its own starts a bare Debian. Where that cannot be, its tests are skipped and say why.
offer_machine() {
    command -v debootstrap >/dev/null && command -v ip >/dev/null && return
    apt_install debootstrap iproute2 || say "the tests under systemd are skipped"
}

case $want in
    systemd) offer_machine; exit ;;
    window) offer_window; exit ;;
    tests) need_qt; exit ;;
    dist) offer_freezing; install_lock requirements-dist.lock; exit ;;
    packages) need_qt; offer_packaging; install_lock requirements-dist.lock; exit ;;
esac
make_venv
install_lock requirements.lock
if [ "$want" = dev ]; then
    install_lock requirements-dev.lock
    offer_7zip
fi
install_project
touch "$venv/run.ready"
if [ "$want" = dev ]; then touch "$venv/dev.ready"; fi
say "ready"
