#!/usr/bin/env bash
# Risk and its peers in turn on this machine: benchmarks/compare.sh [rounds] [runs]. Writes benchmarks/Results/<date>.md and a chart beside it.
# Needs the .NET SDK; g++ and a python3 with NumPy where present. What is missing is said, not failed on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rounds=${1:-5} runs=${2:-131072}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE || true
export DOTNET_NOLOGO=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

echo "building" >&2
dotnet build -v q --nologo -c Release Risk.Benchmarks -o "$work/risk" >&2
risk() { "$work/risk/Risk.Benchmarks" "$@"; }
mathnet=; cpp=; python=
dotnet build -v q --nologo -c Release peers/mathnet -o "$work/mathnet" "-p:BaseIntermediateOutputPath=$work/obj/" >&2 && mathnet=yes || echo "missing: MathNet peer (did not build)" | tee -a "$work/raw" >&2
if command -v g++ > /dev/null; then
  g++ -O3 -march=native -std=c++20 -pthread peers/reference_programme.cpp -o "$work/cpp"
  g++ -O3 -march=native -std=c++20 peers/kernels.cpp -o "$work/kernels"
  cpp=yes
  echo "version: $(g++ --version | head -1)" >> "$work/raw"
else
  echo "missing: C++ (no g++ here)" | tee -a "$work/raw" >&2
fi
for p in $(type -ap python3 || true); do
  if "$p" -c 'import numpy' 2> /dev/null; then python=$p; break; fi
done
if [ -n "$python" ]; then
  echo "version: $("$python" -c 'import sys, numpy; print("Python", sys.version.split()[0] + ", NumPy", numpy.__version__)')" >> "$work/raw"
else
  echo "missing: NumPy (no python3 has it here)" | tee -a "$work/raw" >&2
fi

for ((round = 1; round <= rounds; round++)); do
  echo "round $round of $rounds" >&2
  {
    echo "round: $round"
    if [ -n "$cpp" ]; then (cd peers && "$work/cpp" all "$runs" 1 && "$work/cpp" simdtab "$runs" 2); fi
    for form in Series WrittenOut OwnLaws; do
      echo "risk: $(risk reference --runs "$runs" --threads 1 --rounds 9 --form "$form")"
    done
    echo "risk: $(risk reference --runs "$runs" --threads 2 --rounds 9)"
    echo "ngss: $(risk ngss --runs "$runs" --threads 1 --rounds 5)"
    if [ -n "$mathnet" ]; then "$work/mathnet/mathnet" "$((runs / 4))"; fi
    if [ -n "$python" ]; then "$python" peers/reference_programme.py "$runs"; fi
    if [ -n "$cpp" ]; then (cd peers && "$work/kernels"); fi
    risk kernels
  } >> "$work/raw"
done

mkdir -p Results
risk table "$work/raw" "Results/$(date +%F).md" "benchmarks/compare.sh $rounds $runs"
