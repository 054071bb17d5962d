#!/usr/bin/env bash
# Proves that a built image runs by itself: from another folder with a blank in its name, with an empty home and without the
# surroundings of the build. Usage: packaging/smoke.sh [IMAGE]   (default: target/image/Tidemark)
set -euo pipefail
cd "$(dirname "$0")/.."
image=$(realpath "${1:-target/image/Tidemark}")
play=$(mktemp -d)
trap 'rm -rf "$play"' EXIT
cp -r "$image" "$play/moved image"
mkdir "$play/home"
cd "$play"

bare=(env -i PATH=/usr/bin:/bin HOME="$play/home" LANG=C.UTF-8)
run() { echo "\$ $*"; "${bare[@]}" "$play/moved image/bin/$1" "${@:2}"; }

run Tidemark --version
run tidemark-cli init storage --sample
run tidemark-cli check
run tidemark-cli rollback --to 5
run tidemark-cli migrate --json >migrate.json
grep -q '"to": "9"' migrate.json
run Tidemark status
run tidemark-cli reset --yes
run tidemark-cli restore "$(cd storage/backups && ls -1 -- *.backup | tail -1)"
if run tidemark-cli schema nowhere; then echo "an unknown table has to be refused"; exit 1; fi

echo "\$ Tidemark open storage   (on JavaFX's screenless platform)"
JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Djavafx.pulseLogger=true"
"${bare[@]}" JAVA_TOOL_OPTIONS="$JAVA_TOOL_OPTIONS" "$play/moved image/bin/Tidemark" open storage >window.log 2>&1 &
window=$!
for _ in $(seq 60); do
  grep -q '^PULSE: [0-9]' window.log && break
  kill -0 $window 2>/dev/null || break
  sleep 0.5
done
frames=$(grep -c '^PULSE: [0-9]' window.log || true)
if ! kill $window 2>/dev/null || [ "$frames" = 0 ] || grep -q 'Exception' window.log; then
  cat window.log
  echo "The window did not open."
  exit 1
fi
wait $window || true
echo "The window opened and drew ($frames frames)."
echo "The image works: $(du -sh "$image" | cut -f1)."
