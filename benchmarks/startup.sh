#!/usr/bin/env bash
# From the start of a process to its first result: benchmarks/startup.sh [launches]. Writes benchmarks/Results/startup.md.
# Launches go round in turn, so that a slow minute of the machine falls on all of them. What cannot be built here is said, not failed on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
launches=${1:-21}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 TIMEFORMAT='%R %U %S'
missing=()

# publish NAME PROJECT [property…]: into $work/NAME, or remembered as missing.
publish() {
  local name=$1 project=$2
  shift 2
  echo "building $name" >&2
  dotnet publish "$project" -c Release -v q --nologo -m:1 -p:RunAnalyzers=false -o "$work/$name" "$@" > "$work/log" 2>&1 || missing+=("$name ($(grep -m1 -oE 'error [A-Z0-9]+' "$work/log" || echo 'did not build'))")
}

precompiled=(--use-current-runtime --self-contained false -p:PublishReadyToRun=true)
publish floor Startup/Floor
publish jit Startup/Programme
publish precompiled Startup/Programme "${precompiled[@]}"
publish native Startup/Programme --use-current-runtime -p:PublishAot=true -p:IlcInstructionSet=native
publish command ../src/Risk.Cli
publish command-precompiled ../src/Risk.Cli "${precompiled[@]}"
publish sample ../samples/NextGenerationSharedServices
publish sample-precompiled ../samples/NextGenerationSharedServices "${precompiled[@]}"
python=
for p in $(type -ap python3 || true); do
  if "$p" -c 'import numpy' 2> /dev/null; then python=$p; break; fi
done
if [ -z "$python" ]; then missing+=("Python with NumPy (no python3 has it here)"); fi
if [ -x "$work/command/risk-cli" ]; then (cd "$work" && command/risk-cli new programme.json > /dev/null); fi

names=() commands=()
row() { if [ -x "$2" ]; then names+=("$1"); shift; commands+=("$*"); fi; }
row 'the runtime alone: an empty program' "$work/floor/Floor"
row 'the programme of the README, compiled as it runs' "$work/jit/Programme"
row 'the same, compiled ahead of time (`PublishReadyToRun`, or the package with `Precompiled`)' "$work/precompiled/Programme"
row 'the same, Native AOT' "$work/native/Programme"
row '`risk simulate`' "$work/command/risk-cli" simulate "$work/programme.json" --runs 10000 --seed 42
row '`risk simulate`, compiled ahead of time' "$work/command-precompiled/risk-cli" simulate "$work/programme.json" --runs 10000 --seed 42
row 'the sample, 4,096 runs' "$work/sample/NextGenerationSharedServices" --runs 4096
row 'the sample, compiled ahead of time' "$work/sample-precompiled/NextGenerationSharedServices" --runs 4096
if [ -n "$python" ]; then row 'Python, `import numpy`' "$python" -c '__import__("numpy")'; fi # without a space, at which commands are split

# The first round reads the files from disk and is not counted.
for ((round = 0; round <= launches; round++)); do
  for i in "${!commands[@]}"; do
    took=$( { time ${commands[i]} > /dev/null 2> /dev/null; } 2>&1 )
    if [ "$round" -gt 0 ]; then echo "$took" >> "$work/times-$i"; fi
  done
done

methods() { # how many methods a program compiles as it runs
  DOTNET_JitStdOutFile="$work/methods" DOTNET_JitDisasmSummary=1 $1 > /dev/null 2> /dev/null
  if [ -f "$work/methods" ]; then wc -l < "$work/methods"; rm "$work/methods"; else echo 0; fi
}

mkdir -p Results
{
  echo '# From the start of a process to its first result'
  echo
  echo "Command: \`benchmarks/startup.sh $launches\`. $(date +'%-d %B %Y'), .NET $(dotnet --version), $(nproc) processors ($(grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //' || echo unknown)), a machine shared with others."
  echo "$launches launches of each, in turn; 10,000 runs, tables included, unless said. Milliseconds from launch to exit, and processor time of all threads."
  echo
  echo '| program | best | median | processor, median | methods compiled |'
  echo '|---|---|---|---|---|'
  for i in "${!commands[@]}"; do
    wall=$(sort -n "$work/times-$i" | awk '{ a[NR] = $1 } END { printf "%.0f | %.0f", 1000 * a[1], 1000 * a[int((NR + 1) / 2)] }')
    busy=$(awk '{ print $2 + $3 }' "$work/times-$i" | sort -n | awk '{ a[NR] = $1 } END { printf "%.0f", 1000 * a[int((NR + 1) / 2)] }')
    echo "| ${names[i]} | $wall | $busy | $(methods "${commands[i]}") |"
  done
  for m in "${missing[@]}"; do printf '\nNot measured here: %s.\n' "$m"; done
} > Results/startup.md
cat Results/startup.md
