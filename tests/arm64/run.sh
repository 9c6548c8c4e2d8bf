#!/usr/bin/env bash
# Whether an Arm processor gives the bits of this one: checksums of all outputs in all runs, of both benchmark models under every design that has
# a name, here and on 64-bit Arm. Not part of CI: it takes an emulator.
#
#     apt-get install qemu-user
#     bash tests/arm64/run.sh > tests/arm64/result.txt
#
# The libraries that .NET needs on Arm (Debian: libc6-arm64-cross, libstdc++6-arm64-cross, libgcc-s1-arm64-cross and, unpacked into the same
# folder, libssl3 of arm64) lie in SYSROOT/lib. On an Arm machine, where no emulator is needed, compare the second column with the one committed.
# It ends with 1 where a checksum differs. Times under an emulator say nothing, and are not taken.
set -euo pipefail
cd "$(dirname "$0")/../.."
sysroot=${SYSROOT:-/usr/aarch64-linux-gnu}
runs=${RUNS:-40000}
exe=$(mktemp -d)
trap 'rm -rf "$exe"' EXIT
dotnet publish benchmarks/Risk.Benchmarks -c Release -v q --nologo -o "$exe/here" > /dev/null
dotnet publish benchmarks/Risk.Benchmarks -c Release -r linux-arm64 --self-contained -p:PublishReadyToRun=false -p:InvariantGlobalization=true -v q --nologo -o "$exe/arm64" > /dev/null
checksum() { "$@" --runs "$runs" --rounds 1 --checksum | grep -oE '"checksum":"[0-9a-f]+' | cut -d'"' -f4; }
export QEMU_LD_PREFIX=$sysroot
echo "# $runs runs, seed 1, one and two threads; x64: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | xargs); Arm: $(qemu-aarch64 --version | head -1)"
printf '%-11s %-24s %-66s %s\n' model design "x64, 2 threads" "Arm, 1 thread"
differ=0
for model in reference ngss; do
    for design in MonteCarlo Antithetic LatinHypercube MidpointLatinHypercube Sobol SmoothedSobol; do
        here=$(checksum "$exe/here/Risk.Benchmarks" $model --design $design --threads 2)
        there=$(checksum qemu-aarch64 "$exe/arm64/Risk.Benchmarks" $model --design $design --threads 1)
        printf '%-11s %-24s %-66s %s\n' $model $design "$here" "$([ "$here" = "$there" ] && echo same || echo "$there")"
        [ "$here" = "$there" ] || differ=1
    done
done
exit $differ
