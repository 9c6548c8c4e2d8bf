#!/usr/bin/env bash
# Publishes the test application with Native AOT, runs it, and compares its bits with those of the JIT. Says so where this machine has no linker.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if ! command -v clang > /dev/null && ! command -v gcc > /dev/null; then
  echo "no clang or gcc here: native compilation was not tested"
  exit 0
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
if ! dotnet publish -c Release --use-current-runtime -v q --nologo -o "$out/native" > "$out/log" 2>&1; then
  cat "$out/log"
  exit 1
fi

if grep -E 'warning (IL|AOT)' "$out/log"; then
  echo "the library is not free of AOT warnings"
  exit 1
fi

native=$("$out/native/Risk.Aot")
jit=$(dotnet run -c Release -p:PublishAot=false)
echo "native $native"
echo "JIT    $jit"
[ "$native" = "$jit" ]
