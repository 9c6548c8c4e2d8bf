using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Risk.Engine;

namespace Risk.Results;

/// <summary>
/// Reads what <see cref="PartialResultWriter"/> wrote, and trusts none of it: every number is checked, the digest last, and memory grows only
/// with what was really read, so a short file that tells of billions of runs is refused before it costs anything.
/// </summary>
internal static class PartialResultReader
{
    private const int MostNames = 1_000_000;
    private const int MostRoots = 1_000_000;
    private const int MostTextBytes = 1 << 20;

    // Pages of 48 KiB that the histograms of one file may take: 6 GiB. A few bytes of a file call for a page.
    private const int MostPages = 1 << 17;

    // Samples are read in pieces, each at most as long as all before it.
    private const int FirstPiece = 1 << 16;

    private static readonly UTF8Encoding StrictText = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PartialResult Read(Stream stream)
    {
        using var hashing = new HashingStream(stream);
        using var reader = new BinaryReader(hashing, StrictText, leaveOpen: true);
        try
        {
            Check(reader.ReadBytes(8).AsSpan().SequenceEqual(PartialResultWriter.Magic), "CKP001", "not a partial result: it does not begin with RISKPART");
            int version = reader.ReadInt32();
            int first = PartialResultWriter.VersionOf(weighted: false, warned: false), last = PartialResultWriter.VersionOf(weighted: true, warned: true);
            Check(version >= first && version <= last, "CKP002", $"format version {version}: this library reads {first} to {last}");
            bool warned = version >= PartialResultWriter.VersionOf(weighted: false, warned: true);
            PartialResult part = ReadPart(reader, warned);
            bool weighted = part.Identity.Scheme.Dependence == RunDependence.Weighted;
            Check(version == PartialResultWriter.VersionOf(weighted, warned) && (part.HasSamples || !weighted), "CKP001", $"format version {version} with the design {part.Design}");
            byte[] digest = hashing.Digest();
            byte[] stored = new byte[digest.Length];
            stream.ReadExactly(stored);
            Check(CryptographicOperations.FixedTimeEquals(digest, stored), "CKP001", "the partial result is damaged: its digest does not match");
            return part;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"the partial result is damaged or cut short: {e.Message} [CKP001]", e);
        }
    }

    private static PartialResult ReadPart(BinaryReader reader, bool warned)
    {
        string library = ReadText(reader);
        int streamVersion = reader.ReadInt32();
        string modelHash = ReadText(reader);
        string design = ReadText(reader);
        var identity = new SimulationIdentity(modelHash, reader.ReadUInt64(), design, streamVersion, library);
        long runs = reader.ReadInt64();
        Check(runs is > 0 and <= SimulationOptions.MaximumRuns, "CKP001", $"it tells of {runs} runs");
        var elapsed = TimeSpan.FromTicks(reader.ReadInt64());
        Check(elapsed >= TimeSpan.Zero, "CKP001", "it took less than no time");
        string[] values = ReadNames(reader);
        string[] events = ReadNames(reader);
        Problem[] warnings = warned ? ReadWarnings(reader) : [];
        MomentTree tree = ReadRoots(reader, values.Length, runs, (first, end) => end - first);
        long held = tree.Runs;
        var counts = new long[events.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = reader.ReadInt64();
            Check(counts[i] >= 0 && counts[i] <= held, "CKP001", $"event {events[i]} happens {counts[i]} times in {held} runs");
        }

        SortedDictionary<long, ReplicateSums> replicates = ReadReplicates(reader, identity.Scheme, values.Length, events.Length, runs, tree);
        ResultChecksum? checksum = reader.ReadBoolean()
            ? new(reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64())
            : null;
        bool samples = reader.ReadBoolean();
        int pages = MostPages;
        Histogram[]? histograms = samples ? null : [.. values.Select(_ => ReadHistogram(reader, held, ref pages))];
        List<SampleBlock> blocks = samples ? ReadSamples(reader, identity.Scheme.SamplesOf(values.Length), runs, tree) : [];
        if (samples && held > 0)
        {
            CheckSamples(blocks, [.. tree.Total(), .. identity.Scheme.Dependence == RunDependence.Weighted ? [replicates[0].Tree.Total()[0]] : Array.Empty<Moments>()], values);
        }

        return new PartialResult(identity, runs, values, events, tree, counts, histograms, blocks, checksum, elapsed) { Replicates = replicates, Warnings = warnings };
    }

    /// <summary>Samples go from the least to the greatest value that their sums tell of, and no weight is below 0: figures are read from both.</summary>
    private static void CheckSamples(List<SampleBlock> blocks, Moments[] told, string[] values)
    {
        for (int i = 0; i < told.Length; i++)
        {
            double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
            foreach (SampleBlock block in blocks)
            {
                foreach (double x in block.Columns[i])
                {
                    (least, greatest) = (Math.Min(least, x), Math.Max(greatest, x));
                }
            }

            bool isWeight = i == values.Length;
            Check(least == told[i].Minimum && greatest == told[i].Maximum, "CKP001", $"the {(isWeight ? "weights" : $"samples of {values[i]}")} are not those of their sums");
            Check(!isWeight || (least >= 0 && double.IsFinite(greatest)), "CKP001", "a weight is below 0 or infinite");
        }
    }

    private static string ReadText(BinaryReader reader)
    {
        int bytes = reader.Read7BitEncodedInt();
        Check(bytes is >= 0 and <= MostTextBytes, "CKP001", $"a name has {bytes} bytes");
        byte[] text = reader.ReadBytes(bytes);
        return text.Length == bytes ? StrictText.GetString(text) : throw new EndOfStreamException();
    }

    private static string[] ReadNames(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        Check(count is >= 0 and <= MostNames, "CKP001", $"it tells of {count} outputs");
        var names = new List<string>();
        for (int i = 0; i < count; i++)
        {
            names.Add(ReadText(reader));
            Check(i == 0 || string.CompareOrdinal(names[i - 1], names[i]) < 0, "CKP001", $"output {names[i]} is out of order");
        }

        return [.. names];
    }

    private static Problem[] ReadWarnings(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        Check(count is > 0 and <= MostNames, "CKP001", $"it tells of {count} warnings");
        var warnings = new List<Problem>();
        for (int i = 0; i < count; i++)
        {
            (string code, string path, string message, var severity, bool hinted, string hint) = (ReadText(reader), ReadText(reader), ReadText(reader), (Severity)reader.ReadByte(), reader.ReadBoolean(), ReadText(reader));
            Check(Enum.IsDefined(severity), "CKP001", "a warning has an impossible severity");
            warnings.Add(new(code, path, message, severity, hinted ? hint : null));
        }

        return [.. warnings];
    }

    private static MomentTree ReadRoots(BinaryReader reader, int outputs, long runs, Func<long, long, long> runsBetween)
    {
        int roots = reader.ReadInt32();
        Check(roots is >= 0 and <= MostRoots, "CKP001", $"it tells of {roots} subtrees");
        var tree = new MomentTree(outputs);
        var moments = new List<Moments>();
        long leaves = Leaf.Count(runs);
        long end = 0;
        for (int i = 0; i < roots; i++)
        {
            (long start, int level, long runsHere) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64());
            bool fits = level is >= 0 and <= 41 && start >= end && start % (1L << level) == 0 && start <= leaves - (1L << level);
            Check(fits, "CKP001", $"no subtree of level {level} starts at leaf {start}");
            end = start + (1L << level);
            long expected = runsBetween(start * Leaf.Runs, Math.Min(end * Leaf.Runs, runs));
            Check(runsHere == expected, "CKP001", $"the subtree at leaf {start} tells of {runsHere} runs in place of {expected}");
            moments.Clear();
            for (int j = 0; j < outputs; j++)
            {
                moments.Add(new Moments
                {
                    Mean = reader.ReadDouble(), M2 = reader.ReadDouble(), M3 = reader.ReadDouble(), M4 = reader.ReadDouble(),
                    Minimum = reader.ReadDouble(), Maximum = reader.ReadDouble(),
                });
                Check(moments[j].Minimum <= moments[j].Maximum, "CKP001", "the least value is above the greatest");
            }

            tree.Add(start, level, runsHere, moments.ToArray());
        }

        return tree;
    }

    private static SortedDictionary<long, ReplicateSums> ReadReplicates(
        BinaryReader reader, RunScheme scheme, int values, int events, long runs, MomentTree tree)
    {
        var replicates = new SortedDictionary<long, ReplicateSums>();
        if (scheme.Dependence == RunDependence.Independent)
        {
            return replicates;
        }

        int count = reader.ReadInt32();
        Check(count is >= 0 and <= MostRoots, "CKP001", $"it tells of {count} replicates");
        for (int i = 0; i < count; i++)
        {
            long replicate = reader.ReadInt64();
            Check(replicate >= 0 && replicate <= scheme.ReplicateOf(runs - 1) && !replicates.ContainsKey(replicate), "CKP001", $"there is no replicate {replicate}, or it stands twice");
            var sums = new ReplicateSums(scheme.SumsOf(values, events), scheme.CountsOf(events));
            sums.Tree.Add(ReadRoots(reader, scheme.SumsOf(values, events), runs, (first, end) => scheme.CountIn(replicate, first, end)));
            for (int e = 0; e < sums.EventCounts.Length; e++)
            {
                sums.EventCounts[e] = reader.ReadInt64();
                Check(sums.EventCounts[e] >= 0 && sums.EventCounts[e] <= sums.Tree.Runs, "CKP001", $"an event happens {sums.EventCounts[e]} times in a replicate of {sums.Tree.Runs} runs");
            }

            replicates.Add(replicate, sums);
        }

        long held = replicates.Values.Sum(r => r.Tree.Runs) * (scheme.Dependence == RunDependence.Pairs ? 2 : 1);
        Check(held == tree.Runs, "CKP001", $"replicates of {held} in place of {tree.Runs} runs");
        return replicates;
    }

    private static Histogram ReadHistogram(BinaryReader reader, long held, ref int pages)
    {
        var histogram = new Histogram();
        int buckets = reader.ReadInt32();
        int index = 0;
        int page = -1;
        for (int i = 0; i < buckets; i++)
        {
            int step = reader.Read7BitEncodedInt();
            Check(step >= (i == 0 ? 0 : 1) && step < Histogram.BucketCount - index, "CKP001", "a histogram has an impossible bucket");
            index += step;
            if (index / Histogram.PageBuckets != page)
            {
                page = index / Histogram.PageBuckets;
                Check(pages-- > 0, "CKP001", $"histograms of more than {MostPages} pages");
            }

            (long count, long least, long spread) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            Histogram.Bucket? bucket = count <= held ? Histogram.Bucket.FromOffsets(index, count, (ulong)least, (ulong)spread) : null;
            Check(bucket is not null, "CKP001", "a histogram has an impossible bucket");
            histogram.Add(index, bucket!.Value);
        }

        Check(histogram.Count == held, "CKP001", $"a histogram holds {histogram.Count} of {held} runs");
        return histogram;
    }

    private static List<SampleBlock> ReadSamples(BinaryReader reader, int outputs, long runs, MomentTree tree)
    {
        int stretches = reader.ReadInt32();
        Check(stretches is >= 0 and <= MostRoots, "CKP001", $"it tells of {stretches} stretches of samples");
        var blocks = new List<SampleBlock>();
        IReadOnlyList<LeafRange> held = tree.Leaves();
        int within = 0;
        long end = 0;
        long read = 0;
        for (int s = 0; s < stretches; s++)
        {
            var range = new LeafRange(reader.ReadInt64(), reader.ReadInt64());
            while (within < held.Count && held[within].End <= range.First)
            {
                within++;
            }

            bool isHeld = within < held.Count && held[within].First <= range.First && range.First < range.End && range.End <= held[within].End;
            Check(isHeld && range.First >= end, "CKP001", "samples of a leaf that is not held, or held before");
            end = range.End;
            long count = Math.Min(range.End * Leaf.Runs, runs) - (range.First * Leaf.Runs);
            Check(count <= SimulationOptions.MaximumRunsKept, "CKP001", $"a stretch holds {count} samples");
            blocks.Add(new SampleBlock(range.First, [range], [.. Enumerable.Range(0, outputs).Select(_ => ReadColumn(reader, (int)count))]));
            read += count;
        }

        Check(read == tree.Runs, "CKP001", $"samples of {read} in place of {tree.Runs} runs");
        return blocks;
    }

    private static double[] ReadColumn(BinaryReader reader, int count)
    {
        double[] column = [];
        for (int done = 0; done < count; done = column.Length)
        {
            Array.Resize(ref column, (int)Math.Min(count, Math.Max(FirstPiece, 2L * done)));
            Span<double> piece = column.AsSpan(done);
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(piece));
            SampleBlock.LittleEndian(piece);
            foreach (double x in piece)
            {
                Check(!double.IsNaN(x), "CKP001", "a sample is not a number");
            }
        }

        return column;
    }

    private static void Check(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{message} [{code}]");
        }
    }
}
