#!/usr/bin/env bash
# The library's streams through dieharder (Debian: apt-get install dieharder). Not part of CI: it takes an hour of one core.
#
#     bash tests/generator/dieharder.sh > tests/generator/dieharder.txt
#
# What it shows is little: a battery of 1995's tests finds gross defects of a generator or of its keys, and Philox4x32-10 passes far harder ones
# (J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11: BigCrush). It is here because a wrong counter layout, a reused key or
# lost bits would show, and nobody else has tested this library's use of it. Of some 200 p-values one in a hundred is below 0.005 or above 0.995
# by chance: dieharder calls those WEAK; FAILED means beyond 10⁻⁶.
set -euo pipefail
cd "$(dirname "$0")"
exe=$(mktemp -d)
trap 'rm -rf "$exe"' EXIT
dotnet publish -c Release -v q --nologo Export.cs -o "$exe" > /dev/null
# birthdays, OPERM5, ranks 32 and 6x8, bitstream, count the 1s (stream, byte), parking lot, minimum distances, spheres, squeeze, runs, craps,
# GCD, monobit, STS runs and serial, bit distribution, generalised minimum distance, permutations, lagged sums, KS of uniforms, DAB.
tests=${TESTS:-"0 1 2 3 4 8 9 10 11 12 13 15 16 17 100 101 102 200 201 202 203 204 206"}
# OPSO, OQSO and DNA (5, 6, 7) and sums (14) are left out: dieharder itself lists them as suspect or do not use. DAB fill trees (207, 208) need
# over five minutes a layout.
dieharder -l 2>/dev/null | head -4 | tail -2 || true
for layout in one many; do
    for bits in high low; do
        echo "== $layout $bits"
        for test in $tests; do
            # -g 200: raw words from standard input. -n: n-tuple of tests 200 (8) and 203.
            n=0; [ "$test" = 200 ] && n=8; [ "$test" = 201 ] && n=3; [ "$test" = 202 ] && n=4; [ "$test" = 203 ] && n=16
            { "$exe/Export" "$layout" "$bits" 2> /dev/null || true; } | dieharder -g 200 -d "$test" -n "$n" -p "${PSAMPLES:-50}" -D test_name -D ntuple -D tsamples -D psamples -D pvalues -D assessment
        done
    done
done
