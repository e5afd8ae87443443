#!/usr/bin/env bash
# Signs a bundle and packs it: packaging/macos/sign.sh "Influx Backup.app" OUTPUT.zip
# With IDENTITY and the other variables of .github/workflows/packages.yml it is notarised as well; else it is signed ad hoc.
set -euo pipefail
bundle=${1:?} output=${2:?}
entitlements=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/entitlements.plist

pack() { rm -f "$output"; ditto -c -k --keepParent "$bundle" "$output"; }

if [ -z "${IDENTITY:-}" ]; then
    codesign --force --deep --sign - "$bundle"
    codesign --verify --deep --strict "$bundle"
    pack
    echo "signed ad hoc: not notarised"
    exit
fi
keychain=$RUNNER_TEMP/sign.keychain-db
password=$(uuidgen)
trap 'security delete-keychain "$keychain" || true; rm -f "$RUNNER_TEMP/certificate.p12"' EXIT
printf %s "$CERTIFICATE" | base64 --decode >"$RUNNER_TEMP/certificate.p12"
security create-keychain -p "$password" "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$RUNNER_TEMP/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
codesign --force --deep --options runtime --timestamp --entitlements "$entitlements" --sign "$IDENTITY" "$bundle"
codesign --verify --deep --strict "$bundle"
pack
xcrun notarytool submit "$output" --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM" --password "$APPLE_PASSWORD" --wait
xcrun stapler staple "$bundle"
pack
