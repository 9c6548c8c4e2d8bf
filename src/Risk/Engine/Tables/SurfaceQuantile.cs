using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// The quantiles of a family of laws by a surface whose patches are built when a draw first falls into them; by the solver beyond the surface, and in patches that
/// are not within the tolerance of tables. Which of the two serves a draw depends on the draw alone.
/// </summary>
internal sealed unsafe class SurfaceQuantile(ShapedFamily family, ParameterCells cells)
{
    private const byte Unbuilt = 0, Serves = 1, Refused = 2;

    private readonly QuantileSurface _surface = new(cells);
    private readonly byte[] _states = new byte[QuantileSurface.ScoreCells * cells.Count];
    private readonly Lock _gate = new();

    /// <summary>The cells of the parameter.</summary>
    public ParameterCells Cells => cells;

    /// <summary>Whether the patch is within the tolerance; built if need be.</summary>
    public bool Offers(int scoreCell, int cell) => State((scoreCell * cells.Count) + cell) == Serves;

    /// <summary>The quantiles at a column of uniforms and one of parameters. Columns are aligned to lanes, and none is the result.</summary>
    public void Evaluate(double* u, double* theta, double* result, int runs)
    {
        long* patches = stackalloc long[runs];
        double* places = stackalloc double[(2 * runs) + QuantileSurface.Order];
        double* scorePlaces = (double*)(((nint)places + 63) & ~63), thetaPlaces = scorePlaces + runs;
        _surface.Locate(u, theta, runs, patches, scorePlaces, thetaPlaces);
        int left = 0;
        for (int run = 0; run < runs; run++)
        {
            if (patches[run] >= 0 && State((int)patches[run]) == Serves)
            {
                result[run] = _surface.At(patches[run], scorePlaces[run], thetaPlaces[run]);
                continue;
            }

            result[run] = 0;
            patches[left++] = run; // of which no later run is overwritten
        }

        family.Unscore(result, runs);
        for (int i = 0; i < left; i++)
        {
            int run = (int)patches[i];
            result[run] = family.Quantile(u[run], theta[run]);
        }
    }

    private byte State(int patch)
    {
        byte state = Volatile.Read(ref _states[patch]);
        return state == Unbuilt ? Build(patch) : state;
    }

    private byte Build(int patch)
    {
        lock (_gate)
        {
            if (_states[patch] == Unbuilt)
            {
                bool serves = SurfacePatch.Fill(_surface.Patch(patch), family, cells, patch / cells.Count, patch % cells.Count);
                Volatile.Write(ref _states[patch], serves ? Serves : Refused);
            }

            return _states[patch];
        }
    }
}
