using System.Text;
using Risk.Engine;

namespace Risk.Results;

/// <summary>
/// Writes a partial result: "RISKPART", the version of the format, what it is the result of, the names of outputs, the warnings if there are any, the roots of the tree,
/// the counts, then histograms (non-empty buckets) or samples (the runs held, in order), and SHA-256 of all that. Numbers are little-endian.
/// </summary>
internal static class PartialResultWriter
{
    /// <summary>The first eight bytes.</summary>
    public static ReadOnlySpan<byte> Magic => "RISKPART"u8;

    /// <summary>
    /// The version of the format, from 1 on. In a file with weights the sums are those of weights, and samples have one column more, the weights. Without warnings a file is written as before there were any.
    /// </summary>
    public static int VersionOf(bool weighted, bool warned) => 1 + (weighted ? 1 : 0) + (warned ? 2 : 0);

    public static void Write(PartialResult part, Stream stream)
    {
        using var hashing = new HashingStream(stream);
        using var writer = new BinaryWriter(hashing, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(VersionOf(part.Identity.Scheme.Dependence == RunDependence.Weighted, part.Warnings.Count > 0));
        WriteHead(part, writer);
        WriteRoots(part.Tree, writer);
        foreach (long count in part.EventCounts)
        {
            writer.Write(count);
        }

        WriteReplicates(part, writer);
        writer.Write(part.ChecksumValue is not null);
        if (part.ChecksumValue is { } sum)
        {
            writer.Write(sum.High);
            writer.Write(sum.MiddleHigh);
            writer.Write(sum.MiddleLow);
            writer.Write(sum.Low);
        }

        writer.Write(part.HasSamples);
        if (part.Histograms is { } histograms)
        {
            foreach (Histogram histogram in histograms)
            {
                WriteHistogram(histogram, writer);
            }
        }
        else
        {
            WriteSamples(part, writer);
        }

        writer.Flush();
        stream.Write(hashing.Digest());
    }

    private static void WriteHead(PartialResult part, BinaryWriter writer)
    {
        writer.Write(part.LibraryVersion);
        writer.Write(part.StreamVersion);
        writer.Write(part.ModelHash);
        writer.Write(part.Design);
        writer.Write(part.Seed);
        writer.Write(part.Runs);
        writer.Write(part.Elapsed.Ticks);
        WriteNames(part.ValueNames, writer);
        WriteNames(part.EventNames, writer);
        WriteWarnings(part.Warnings, writer);
    }

    private static void WriteWarnings(IReadOnlyList<Problem> warnings, BinaryWriter writer)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        writer.Write(warnings.Count);
        foreach (Problem warning in warnings)
        {
            writer.Write(warning.Code);
            writer.Write(warning.Path);
            writer.Write(warning.Message);
            writer.Write((byte)warning.Severity);
            writer.Write(warning.Hint is not null);
            writer.Write(warning.Hint ?? "");
        }
    }

    /// <summary>What the errors of a design are read from; nothing where runs are independent.</summary>
    private static void WriteReplicates(PartialResult part, BinaryWriter writer)
    {
        if (part.Identity.Scheme.Dependence == RunDependence.Independent)
        {
            return;
        }

        writer.Write(part.Replicates?.Count ?? 0);
        foreach ((long replicate, ReplicateSums sums) in part.Replicates ?? new SortedDictionary<long, ReplicateSums>())
        {
            writer.Write(replicate);
            WriteRoots(sums.Tree, writer);
            foreach (long count in sums.EventCounts)
            {
                writer.Write(count);
            }
        }
    }

    private static void WriteNames(IReadOnlyList<string> names, BinaryWriter writer)
    {
        writer.Write(names.Count);
        foreach (string name in names)
        {
            writer.Write(name);
        }
    }

    private static void WriteRoots(MomentTree tree, BinaryWriter writer)
    {
        writer.Write(tree.Roots.Count);
        foreach (MomentTree.Node node in tree.Roots)
        {
            writer.Write(node.Start);
            writer.Write(node.Level);
            writer.Write(node.Runs);
            foreach (Moments m in node.Moments)
            {
                writer.Write(m.Mean);
                writer.Write(m.M2);
                writer.Write(m.M3);
                writer.Write(m.M4);
                writer.Write(m.Minimum);
                writer.Write(m.Maximum);
            }
        }
    }

    /// <summary>The non-empty buckets: the step from the last one, the count, and the order keys of the extremes from the edge on, seven bits a byte.</summary>
    private static void WriteHistogram(Histogram histogram, BinaryWriter writer)
    {
        (int Index, Histogram.Bucket Bucket)[] buckets = [.. histogram.Buckets()];
        writer.Write(buckets.Length);
        int last = 0;
        foreach ((int index, Histogram.Bucket bucket) in buckets)
        {
            (ulong least, ulong spread) = bucket.Offsets(index);
            writer.Write7BitEncodedInt(index - last);
            writer.Write7BitEncodedInt64(bucket.Count);
            writer.Write7BitEncodedInt64((long)least);
            writer.Write7BitEncodedInt64((long)spread);
            last = index;
        }
    }

    private static void WriteSamples(PartialResult part, BinaryWriter writer)
    {
        (SampleBlock Block, LeafRange Range)[] stretches =
            [.. part.Blocks.SelectMany(block => block.Held.Select(range => (block, range))).OrderBy(stretch => stretch.range.First)];
        writer.Write(stretches.Length);
        foreach ((SampleBlock block, LeafRange range) in stretches)
        {
            writer.Write(range.First);
            writer.Write(range.End);
            for (int i = 0; i < part.Identity.Scheme.SamplesOf(part.ValueNames.Count); i++)
            {
                WriteColumn(block.Stretch(range, i, part.Runs).Span, writer);
            }
        }
    }

    private static void WriteColumn(ReadOnlySpan<double> samples, BinaryWriter writer)
    {
        double[] piece = new double[4096];
        for (int at = 0; at < samples.Length; at += piece.Length)
        {
            Span<double> copy = piece.AsSpan(0, Math.Min(piece.Length, samples.Length - at));
            samples.Slice(at, copy.Length).CopyTo(copy);
            writer.Write(SampleBlock.LittleEndian(copy));
        }
    }
}
