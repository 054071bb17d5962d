#!/usr/bin/env bash
# Gives an image its AOT cache: opens every screen of its window once, on JavaFX's screenless platform, and keeps what Java learned, so
# that later starts take about half the processor time and screens come without a hitch. Usage: packaging/train.sh [IMAGE]   (default: target/image/Tidemark, on macOS Tidemark.app)
set -euo pipefail
cd "$(dirname "$0")/.."
image=${1:-}
[ -n "$image" ] || for image in target/image/Tidemark target/image/Tidemark.app; do [ -d "$image" ] && break; done
image=$(cd "$image" && pwd)
if [ -d "$image/Contents" ]; then launcher=$image/Contents/MacOS/Tidemark app=$image/Contents/app; else launcher=$image/bin/Tidemark app=$image/lib/app; fi
play=$(mktemp -d)
trap 'rm -rf "$play"' EXIT
export HOME=$play

"$launcher" init "$play/storage" --sample >"$play/init.log" || { cat "$play/init.log"; exit 1; }

JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Dtidemark.tour=true -XX:AOTCacheOutput=$play/tidemark.aot" "$launcher" open "$play/storage" >"$play/window.log" 2>&1 &
window=$!
for _ in $(seq 240); do
  kill -0 $window 2>/dev/null || break
  sleep 0.5
done
kill $window 2>/dev/null || true
wait $window || true
[ -s "$play/tidemark.aot" ] || { cat "$play/window.log"; echo "No AOT cache came of it; the image works without one."; exit 1; }

mv "$play/tidemark.aot" "$app/tidemark.aot"
# Only now, for Java complains about a cache that is named and not there. A command starts quicker with the window's classes too.
for config in "$app"/*.cfg; do
  grep -q AOTCache "$config" && continue
  awk '{ print } /^\[JavaOptions\]/ { print "java-options=-XX:AOTCache=$APPDIR/tidemark.aot" }' "$config" >"$play/config"
  cat "$play/config" >"$config"
done
echo "The image has its AOT cache: $(du -sh "$app/tidemark.aot" | cut -f1)."
