#!/usr/bin/env bash
# Makes a Debian package of dist/influx-backup (make dist): packaging/build_deb.sh OUTPUT_FOLDER
# COMPRESSION: options of dpkg-deb, where a quick build matters more than a small one.
# Manuals and completion come from the parsers, the unit from the one that `scheduler install` writes.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/.."
out=${1:?}
bin=$PWD/.venv/bin
version=$("$bin/python" -c 'import influx_backup_gui; print(influx_backup_gui.__version__)')
maintainer='Influx Backup authors <influx-backup@users.noreply.github.com>'
arch=$(dpkg --print-architecture)
root=build/deb/influx-backup_${version}_$arch
rm -rf "$root"
install -d "$root"/DEBIAN "$root"/usr/{bin,lib/influx-backup,lib/systemd/user} "$root"/usr/share/{applications,metainfo,man/man1} \
    "$root"/usr/share/icons/hicolor/scalable/apps "$root"/usr/share/doc/influx-backup \
    "$root"/usr/share/{bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d}
cp -a dist/influx-backup/. "$root"/usr/lib/influx-backup/
find "$root"/usr/lib/influx-backup -type f ! -name influx-backup ! -name influx-backup-gui -exec chmod 0644 {} +
for name in influx-backup influx-backup-gui; do ln -s "../lib/influx-backup/$name" "$root/usr/bin/$name"; done
install -m 644 packaging/influx-backup.desktop "$root"/usr/share/applications/
install -m 644 packaging/influx-backup.metainfo.xml "$root"/usr/share/metainfo/io.github.influx_backup.influx_backup.metainfo.xml
install -m 644 build/icons/influx-backup.svg "$root"/usr/share/icons/hicolor/scalable/apps/influx-backup.svg

"$bin/python" -m tools.manuals build/man
for page in build/man/*.1; do gzip -9nc "$page" >"$root/usr/share/man/man1/$(basename "$page").gz"; done

complete() { "$bin/shtab" --shell="$1" --prog influx-backup influx_backup_gui.cli.parser.build_parser; }
complete bash >"$root"/usr/share/bash-completion/completions/influx-backup
complete zsh >"$root"/usr/share/zsh/vendor-completions/_influx-backup
complete fish >"$root"/usr/share/fish/vendor_completions.d/influx-backup.fish
"$bin/python" -c 'from influx_backup_gui.cli.service import unit_of; print(unit_of(["/usr/bin/influx-backup"]), end="")' \
    >"$root"/usr/lib/systemd/user/influx-backup.service

{
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Influx Backup\n\n'
    printf 'Files: *\nCopyright: Influx Backup authors\nLicense: MIT\n'
    sed 's/^$/./; s/^/ /' LICENSE
    printf '\nComment: The libraries in /usr/lib/influx-backup/_internal have their own licences:\n'
    printf ' see /usr/lib/influx-backup/_internal/licences. Qt and PySide6 are used under the LGPL-3.0\n'
    printf ' (/usr/share/common-licenses/LGPL-3); they are files of their own and may be replaced.\n'
} >"$root"/usr/share/doc/influx-backup/copyright
printf 'influx-backup (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz.\n\n -- %s  %s\n' \
    "$version" "$maintainer" "$(date -R -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}")" |
    gzip -9n >"$root"/usr/share/doc/influx-backup/changelog.gz
gzip -9nc CHANGELOG.md >"$root"/usr/share/doc/influx-backup/CHANGELOG.md.gz
install -D -m 644 packaging/lintian-overrides "$root"/usr/share/lintian/overrides/influx-backup
find "$root"/usr -type d -exec chmod 755 {} +
find "$root"/usr/share -type f -exec chmod 644 {} +

# The newest symbols of the C library that anything in here asks for.
glibc=$(find "$root"/usr/lib/influx-backup -type f \( -name '*.so*' -o -perm -u+x \) -exec readelf -VW {} + 2>/dev/null |
    grep -o 'GLIBC_2\.[0-9]*' | sort -uV | tail -1)
glibc=${glibc#GLIBC_}
cat >"$root"/DEBIAN/control <<CONTROL
Package: influx-backup
Version: $version
Architecture: $arch
Maintainer: $maintainer
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6 (>= $glibc), libegl1, libgl1, libxcb1
Recommends: fonts-dejavu-core | fonts-liberation, gnome-keyring | kwalletmanager, libwayland-client0, libwayland-cursor0
Section: utils
Priority: optional
Description: back up and restore InfluxDB 3, and prove it
 Backs up and restores InfluxDB 3 (Core and Enterprise) over its HTTP API, from
 a window and from the command line. A backup counts only when its archive was
 opened again, every part decoded and every row counted.
 .
 Schedules, retention, a health light, alerts by mail and webhook, and restore
 drills are included. Archives are 7z files with Parquet inside.
CONTROL
mkdir -p "$out"
# shellcheck disable=SC2086 # two words
dpkg-deb --root-owner-group ${COMPRESSION:--Zxz -z3} --build "$root" "$out" >/dev/null
echo "$out/influx-backup_${version}_$arch.deb"
