using Parquet;
using Parquet.Schema;

namespace Risk.Files.Data;

/// <summary>Parquet: a run as a 64-bit integer, figures as doubles, events as booleans; row groups of about four million values.</summary>
internal static class ParquetTable
{
    public static void Write(RunTable table, Stream stream, CancellationToken cancellation) => WriteAsync(table, stream, cancellation).GetAwaiter().GetResult();

    private static async Task WriteAsync(RunTable table, Stream stream, CancellationToken cancellation)
    {
        var run = new DataField<long>("run", false);
        DataField[] fields = [.. table.Names.Zip(table.Columns, (name, c) => c.Kind == RunColumnKind.Event ? (DataField)new DataField<bool>(name, false) : new DataField<double>(name, false))];
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema([run, .. fields]), stream, null, false, cancellation);
        writer.CustomMetadata = table.Metadata;
        foreach (RunBlock block in table.Groups(cancellation))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            long[] runs = [.. Enumerable.Range(0, block.Runs).Select(i => block.FirstRun + i)];
            await group.WriteAsync<long>(run, (ReadOnlyMemory<long>)runs, null, null, cancellation);
            for (int c = 0; c < fields.Length; c++)
            {
                await (fields[c] is DataField<bool>
                    ? group.WriteAsync<bool>(fields[c], (ReadOnlyMemory<bool>)Truths(block[c].Span), null, null, cancellation)
                    : group.WriteAsync<double>(fields[c], block[c], null, null, cancellation));
            }

            group.CompleteValidate();
        }
    }

    private static bool[] Truths(ReadOnlySpan<double> column)
    {
        bool[] truths = new bool[column.Length];
        for (int i = 0; i < truths.Length; i++)
        {
            truths[i] = column[i] != 0;
        }

        return truths;
    }
}
