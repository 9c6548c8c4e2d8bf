using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace Risk.Files.Data;

/// <summary>Arrow's IPC file ("Feather 2"): a run as a 64-bit integer, figures as doubles, events as booleans.</summary>
internal static class ArrowTable
{
    public static void Write(RunTable table, Stream stream, CancellationToken cancellation)
    {
        Field[] fields =
        [
            new("run", Int64Type.Default, false),
            .. table.Names.Zip(table.Columns, (name, c) => new Field(name, c.Kind == RunColumnKind.Event ? BooleanType.Default : (IArrowType)DoubleType.Default, false)),
        ];
        var schema = new Schema(fields, table.Metadata);
        using var writer = new ArrowFileWriter(stream, schema, leaveOpen: true);
        writer.WriteStart();
        foreach (RunBlock block in table.Groups(cancellation))
        {
            IArrowArray[] arrays = [Runs(block), .. table.Columns.Select((column, i) => column.Kind == RunColumnKind.Event ? (IArrowArray)Truths(block[i].Span) : Numbers(block[i].Span))];
            using var batch = new RecordBatch(schema, arrays, block.Runs);
            writer.WriteRecordBatch(batch);
        }

        writer.WriteEnd();
    }

    private static Int64Array Runs(RunBlock block) => new Int64Array.Builder().AppendRange(Enumerable.Range(0, block.Runs).Select(i => block.FirstRun + i)).Build();

    private static DoubleArray Numbers(ReadOnlySpan<double> column) => new DoubleArray.Builder().Append(column).Build();

    private static BooleanArray Truths(ReadOnlySpan<double> column)
    {
        var truths = new BooleanArray.Builder();
        foreach (double value in column)
        {
            truths.Append(value != 0);
        }

        return truths.Build();
    }
}
