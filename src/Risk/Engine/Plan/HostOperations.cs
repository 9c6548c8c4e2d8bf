using Risk.Engine.Kernels;
using Risk.Mathematics;

namespace Risk.Engine;

/// <summary>Operations that go run by run, or call back into the host language.</summary>
internal static unsafe class HostOperations
{
    /// <summary>The quantile of a law run by run, for laws that no table can hold.</summary>
    public static void QuantileOneByOne(Instruction* i, Batch* batch)
    {
        var law = (Distribution)Operations.Payload(i, batch)!;
        double* d = (double*)(batch->Frame + i->D), a = (double*)(batch->Frame + i->A);
        for (int run = 0; run < batch->Runs; run++)
        {
            d[run] = a[run] > 0.5 ? law.UpperQuantile(1 - a[run]) : law.Quantile(a[run]);
        }
    }

    /// <summary>The distribution function of a law, held to what a uniform can be, so that every quantile of it is finite.</summary>
    public static void Cdf(Instruction* i, Batch* batch)
    {
        var law = (Distribution)Operations.Payload(i, batch)!;
        double* d = (double*)(batch->Frame + i->D), a = (double*)(batch->Frame + i->A);
        for (int run = 0; run < batch->Runs; run++)
        {
            double u = law.Cdf(a[run]);
            d[run] = u < QuantileTable.LeastV ? QuantileTable.LeastV : u > 1 - QuantileTable.LeastV ? 1 - QuantileTable.LeastV : u;
        }
    }

    /// <summary>The quantile by a table with marks: a law asked run by run where the table does not serve.</summary>
    public static void MarkedQuantile(Instruction* i, Batch* batch)
    {
        var (law, table) = (MarkedTable)Operations.Payload(i, batch)!;
        double* d = (double*)(batch->Frame + i->D), a = (double*)(batch->Frame + i->A);
        int runs = (int)(batch->Bytes / sizeof(double)), marked = 0;
        int* places = stackalloc int[runs];
        double* asked = stackalloc double[runs];
        for (int run = 0; run < runs; run++)
        {
            if (table.IsMarked(a[run]))
            {
                (places[marked], asked[marked]) = (run, a[run]);
                marked++;
            }
        }

        table.Evaluate(a, d, runs); // which may overwrite the uniforms
        for (int k = 0; k < marked; k++)
        {
            d[places[k]] = asked[k] > 0.5 ? law.UpperQuantile(Math.Max(1 - asked[k], 0)) : law.Quantile(Math.Max(asked[k], 0));
        }
    }

    /// <summary>The quantile of the gamma law with scale 1 and the shape at B.</summary>
    public static void GammaQuantile(Instruction* i, Batch* batch)
    {
        double* d = (double*)(batch->Frame + i->D), u = (double*)(batch->Frame + i->A), shape = (double*)(batch->Frame + i->B);
        for (int run = 0; run < batch->Runs; run++)
        {
            d[run] = shape[run] > 0 ? IncompleteGamma.Inverse(shape[run], u[run], 1 - u[run]) : double.NaN;
        }
    }

    /// <summary>The quantile of the beta law on [0, 1] with the shapes at B and C.</summary>
    public static void BetaQuantile(Instruction* i, Batch* batch)
    {
        double* d = (double*)(batch->Frame + i->D), u = (double*)(batch->Frame + i->A);
        double* alpha = (double*)(batch->Frame + i->B), beta = (double*)(batch->Frame + i->C);
        for (int run = 0; run < batch->Runs; run++)
        {
            d[run] = alpha[run] > 0 && beta[run] > 0 ? BetaFunctions.Inverse(u[run], 1 - u[run], alpha[run], beta[run]).X : double.NaN;
        }
    }

    /// <summary>The quantile of a law whose shape depends on the parameter at B, by a surface.</summary>
    public static void SurfaceQuantile(Instruction* i, Batch* batch) => ((SurfaceQuantile)Operations.Payload(i, batch)!).Evaluate(
        (double*)(batch->Frame + i->A), (double*)(batch->Frame + i->B), (double*)(batch->Frame + i->D), batch->Runs);

    /// <summary>A user's function: the offsets of its N argument columns stand at P.</summary>
    public static void Function(Instruction* i, Batch* batch)
    {
        var function = (ColumnFunction)Operations.Payload(i, batch)!;
        double** arguments = stackalloc double*[i->N];
        for (int a = 0; a < i->N; a++)
        {
            arguments[a] = (double*)(batch->Frame + ((nint*)i->P)[a]);
        }

        function(new Columns(arguments, i->N, batch->Runs), new Span<double>(batch->Frame + i->D, batch->Runs));
    }
}
