#!/usr/bin/env bash
# Makes the pictures of this folder again: the report of the real case and its comparison with a sooner platform, in light, in dark and as printed, and each of their charts, as a browser
# shows them.
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

# The page NAME.html in light, in dark, and as a sheet of A4 at 96 dots an inch: the rules for print, on the screen; they would change the style's hash, so that page goes without its policy.
page() {
  shot "$1.png" 1000 1400 "$folder/$1.html"
  shot "$1-dark.png" 1000 1400 "$folder/$1.html" --blink-settings=preferredColorScheme=0
  sed 's/@media print/@media all/; /Content-Security-Policy/d' "$folder/$1.html" >"$folder/print.html"
  shot "$1-print.png" 794 1123 "$folder/print.html"
}

# The SVG charts of $folder/NAME, each as a PNG in $images/NAME; a test compares their sums with those of what the code draws.
charts() {
  local chart name height
  (cd "$folder/$1" && sha256sum -- *.svg) >"$images/$1/SHA256SUMS"
  for chart in "$folder/$1"/*.svg; do
    name=$(basename "$chart" .svg)
    height=$(sed -n '1s/.* height="\([0-9]*\)".*/\1/p' "$chart")
    printf '<!DOCTYPE html><body style="margin:0">%s</body>' "$(cat "$chart")" >"$folder/chart.html"
    shot "$1/$name.png" 860 "$height" "$folder/chart.html"
  done
}

mkdir -p "$folder"/{charts,comparison} "$images"/{charts,comparison}
dotnet run -c Release --project src/Risk.Cli -- report samples/NextGenerationSharedServices/programme.json \
  --runs 100000 --seed 2016 --drivers-by 2018 --to "$folder/report.html" --charts "$folder/charts"

page report
charts charts

# The platforms late by 6 months in the median instead of 15; their names are those of the files.
cp samples/NextGenerationSharedServices/programme.json "$folder/late platform.json"
sed 's/"logMean": 2.70805020110221/"logMean": 1.791759469228055/' "$folder/late platform.json" >"$folder/sooner platform.json"
(cd "$folder" && dotnet "$OLDPWD/src/Risk.Cli/bin/Release/net10.0/risk-cli.dll" compare "late platform.json" "sooner platform.json" \
  --runs 100000 --seed 2016 --report comparison.html --charts comparison)
page comparison
charts comparison
ls -l "$images"/*.png "$images"/{charts,comparison}
