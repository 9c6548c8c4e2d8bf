#!/usr/bin/env bash
# Makes the pictures of this folder again: the report of the real case in light, in dark and as printed, and each of its charts, as a browser shows them.
# Needs a Chromium on the PATH; look at what it makes before you commit it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

browser=$(command -v chromium chromium-browser google-chrome | head -n 1) || { echo 'no chromium on the PATH' >&2; exit 1; }
images=$PWD/docs/images
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# shot FILE WIDTH HEIGHT PAGE [OPTION…]
shot() {
  local file=$1 width=$2 height=$3 page=$4
  shift 4
  timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
    --user-data-dir="$folder/profile" --window-size="$width,$height" --screenshot="$images/$file" "$@" "file://$page" >"$folder/browser" 2>&1 ||
    { cat "$folder/browser" >&2; return 1; }
}

mkdir -p "$folder/charts" "$images/charts"
dotnet run -c Release --project src/Risk.Cli -- report samples/NextGenerationSharedServices/programme.json \
  --runs 100000 --seed 2016 --drivers-by 2018 --to "$folder/report.html" --charts "$folder/charts"

shot report.png 1000 1400 "$folder/report.html"
shot report-dark.png 1000 1400 "$folder/report.html" --blink-settings=preferredColorScheme=0

# A sheet of A4 at 96 dots an inch: the rules for print, on the screen; they would change the style's hash, so the page goes without its policy.
sed 's/@media print/@media all/; /Content-Security-Policy/d' "$folder/report.html" >"$folder/print.html"
shot report-print.png 794 1123 "$folder/print.html"

# A test compares these with what the code draws.
(cd "$folder/charts" && sha256sum -- *.svg) >"$images/charts/SHA256SUMS"

for chart in "$folder"/charts/*.svg; do
  name=$(basename "$chart" .svg)
  height=$(sed -n '1s/.* height="\([0-9]*\)".*/\1/p' "$chart")
  printf '<!DOCTYPE html><body style="margin:0">%s</body>' "$(cat "$chart")" >"$folder/chart.html"
  shot "charts/$name.png" 860 "$height" "$folder/chart.html"
done
ls -l "$images"/report*.png "$images"/charts
