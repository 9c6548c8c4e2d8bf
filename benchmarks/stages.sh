#!/usr/bin/env bash
# Every stage of a simulation beside what a .NET user would write, with BenchmarkDotNet: benchmarks/stages.sh. Writes benchmarks/Results/stages.md; some five minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet run -c Release --project Risk.Benchmarks -- --filter '*Stages*' --job Short --artifacts "$work" >&2
{
  echo '# Stages, with BenchmarkDotNet'
  echo
  echo "Command: \`benchmarks/stages.sh\`. A short job (three iterations) on a machine shared with others, $(date +'%-d %B %Y'): the errors are wide; read ratios, not digits."
  machine=
  for report in "$work"/results/*-report-github.md; do
    name=$(basename "$report" -report-github.md)
    source=Risk.Benchmarks/Stages/${name##*.}.cs
    if [ -z "$machine" ]; then
      machine=yes
      echo
      sed -n '/^```/,/^```$/p' "$report"
    fi
    echo
    echo "## $(sed 's/Benchmarks$//; s/\([a-z]\)\([A-Z]\)/\1 \L\2/g' <<< "${name##*.}")"
    echo
    awk '/^\/\/\/ <summary>/ { on = 1 } on { sub(/^\/\/\/ ?/, ""); text = text " " $0 } /<\/summary>/ { exit } END { print text }' "$source" |
      sed 's|<summary>||; s|</summary>||; s|<c>\([^<]*\)</c>|`\1`|g; s|<see cref="\([^"]*\)"/>|`\1`|g; s|^ *||; s| *$||'
    echo
    grep '^|' "$report"
  done
} > Results/stages.md
cat Results/stages.md
