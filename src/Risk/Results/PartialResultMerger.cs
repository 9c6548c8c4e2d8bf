using Risk.Engine;

namespace Risk.Results;

/// <summary>Checks that partial results are parts of one simulation, and adds them up.</summary>
internal static class PartialResultMerger
{
    public static PartialResult Merge(IReadOnlyList<PartialResult> parts)
    {
        PartialResult first = parts[0];
        long runs = parts.Max(p => p.Runs);
        var tree = new MomentTree(first.ValueNames.Count);
        var counts = new long[first.EventNames.Count];
        var replicates = new SortedDictionary<long, ReplicateSums>();
        foreach (PartialResult part in parts)
        {
            ThrowIfDifferent(first, part);
            ThrowIfShort(part, runs);
            AddLeaves(tree, part);
            if (part.Replicates is { } sums)
            {
                ReplicateSums.AddAll(replicates, sums);
            }

            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] += part.EventCounts[i];
            }
        }

        bool keep = parts.All(p => p.HasSamples) && runs <= Array.MaxLength;
        if (!keep && first.Identity.Scheme.Dependence == RunDependence.Weighted)
        {
            throw new ArgumentException($"importance sampling keeps every sample, of at most {Array.MaxLength} runs (were {runs}) [RUN034]");
        }

        // A shorter simulation may be warned of its number of runs.
        Problem[] warnings = [.. parts.Where(p => p.Runs == runs).SelectMany(p => p.Warnings).Distinct()];
        return new PartialResult(
            first.Identity, runs, [.. first.ValueNames], [.. first.EventNames], tree, counts,
            keep ? null : [.. Enumerable.Range(0, first.ValueNames.Count).Select(i => MergeHistograms(parts, i))],
            keep ? [.. parts.SelectMany(p => p.Blocks)] : [],
            first.ChecksumValue is null ? null : parts.Aggregate(default(ResultChecksum), (sum, p) => sum + p.ChecksumValue!.Value),
            TimeSpan.FromTicks(parts.Sum(p => p.Elapsed.Ticks))) { Replicates = replicates, Warnings = warnings };
    }

    private static void AddLeaves(MomentTree tree, PartialResult part)
    {
        foreach (LeafRange range in part.Leaves)
        {
            if (tree.FirstOverlap(range.First, range.Count) is { } leaf)
            {
                throw new ArgumentException($"leaf {leaf} is in two of the partial results");
            }
        }

        tree.Add(part.Tree);
    }

    /// <summary>Parts of a shorter simulation may join a longer one, as long as each of their leaves is whole.</summary>
    private static void ThrowIfShort(PartialResult part, long runs)
    {
        long last = Leaf.Count(part.Runs) - 1;
        int has = Leaf.RunsIn(last, part.Runs);
        int needs = Leaf.RunsIn(last, runs);
        if (has < needs && part.Leaves.Count > 0 && part.Leaves[^1].End == last + 1)
        {
            throw new ArgumentException($"leaf {last} holds {has} runs in a simulation of {part.Runs}, but {needs} in one of {runs}");
        }
    }

    private static void ThrowIfDifferent(PartialResult a, PartialResult b)
    {
        if (a.StreamVersion != b.StreamVersion)
        {
            throw new ArgumentException($"partial result uses stream v{b.StreamVersion}, the first uses v{a.StreamVersion} [CKP003]");
        }

        ThrowUnlessEqual("CKP004", "model", a.ModelHash, b.ModelHash);
        ThrowUnlessEqual("CKP005", "seed", $"{a.Seed}", $"{b.Seed}");
        ThrowUnlessEqual("CKP006", "sampling design", a.Design, b.Design);
        ThrowUnlessEqual("CKP007", "library version", a.LibraryVersion, b.LibraryVersion);
        ThrowUnlessEqual("CKP008", "value outputs", string.Join(", ", a.ValueNames), string.Join(", ", b.ValueNames));
        ThrowUnlessEqual("CKP008", "event outputs", string.Join(", ", a.EventNames), string.Join(", ", b.EventNames));
        ThrowUnlessEqual("CKP009", "checksum", a.Checksum is null ? "none" : "present", b.Checksum is null ? "none" : "present");
    }

    private static void ThrowUnlessEqual(string code, string what, string a, string b)
    {
        if (!string.Equals(a, b, StringComparison.Ordinal))
        {
            throw new ArgumentException($"partial results of different simulations: {what} {a} and {b} [{code}]");
        }
    }

    /// <summary>The counts of all parts; a part that kept its samples is counted now, with the same outcome.</summary>
    private static Histogram MergeHistograms(IReadOnlyList<PartialResult> parts, int output)
    {
        var merged = new Histogram();
        foreach (PartialResult part in parts)
        {
            if (part.Histograms is not null)
            {
                merged.Add(part.Histograms[output]);
                continue;
            }

            foreach ((_, ReadOnlyMemory<double> samples) in part.Blocks.SelectMany(b => b.Stretches(output, part.Runs)))
            {
                merged.Add(samples.Span);
            }
        }

        return merged;
    }
}
