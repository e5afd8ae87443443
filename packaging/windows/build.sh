#!/usr/bin/env bash
# Compiles the Windows installer around a folder of frozen programs: packaging/windows/build.sh PAYLOAD OUTPUT.exe
# Runs on Windows (Git's bash) and on Linux (package nsis). PYTHON: an interpreter with this project installed.
# TARGET: makensis' kind of installer, where it is not the usual one (a wine without 32 bits runs only amd64-unicode).
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.."
payload=${1:?} output=${2:?}
python=${PYTHON:-.venv/bin/python}
version=$("$python" -c 'import influx_backup_gui; print(influx_backup_gui.__version__)')
"$python" -m tools.icons build/icons
"$python" -m tools.nsis_lists "$payload" build/nsis
# Relative names: makensis reads them against the folder it is called from with -NOCD.
makensis -V2 -WX -NOCD -INPUTCHARSET UTF8 ${TARGET:+"-XTarget $TARGET"} -DVERSION="$version" -DLISTS=build/nsis -DICON=build/icons/influx-backup.ico \
    -DLICENCE=LICENSE -DOUTPUT="$output" packaging/windows/influx-backup.nsi
