using MathNet.Numerics.LinearAlgebra;

namespace Risk.Modelling;

/// <summary>θ(y) = ½‖(G + diag y)₊‖² − Σy at one y, its gradient and its curvature.</summary>
internal sealed class DualPoint
{
    /// <summary>Keeps the curvature from being singular.</summary>
    private const double Least = 1e-10;

    private readonly Matrix<double> _vectors;
    private readonly Matrix<double> _kept;

    public DualPoint(Matrix<double> given, double[] shift)
    {
        Shift = shift;
        var parts = (given + Matrix<double>.Build.DiagonalOfDiagonalArray(shift)).Evd(Symmetricity.Symmetric);
        double[] values = parts.EigenValues.Real().ToArray(), positive = [.. values.Select(value => Math.Max(value, 0))];
        (_vectors, Values) = (parts.EigenVectors, values);
        _kept = Matrix<double>.Build.Dense(values.Length, values.Length, (i, j) =>
            values[i] > 0 && values[j] > 0 ? 1 : values[i] > 0 || values[j] > 0 ? (positive[i] + positive[j]) / Math.Abs(values[i] - values[j]) : 0);
        Projection = _vectors * Matrix<double>.Build.DiagonalOfDiagonalArray(positive) * _vectors.Transpose();
        Theta = (positive.Sum(value => value * value) / 2) - shift.Sum();
        Gradient = [.. Projection.Diagonal().Select(d => d - 1)];
        Slope = Math.Sqrt(Gradient.Sum(g => g * g));
    }

    /// <summary>y.</summary>
    public double[] Shift { get; }

    /// <summary>The eigenvalues of G + diag y.</summary>
    public double[] Values { get; }

    /// <summary>(G + diag y)₊.</summary>
    public Matrix<double> Projection { get; }

    public double Theta { get; }

    public double[] Gradient { get; }

    /// <summary>The norm of the gradient.</summary>
    public double Slope { get; }

    /// <summary>V·h = diag(P (Ω ∘ Pᵀ diag(h) P) Pᵀ), with Ω the part that eigenvectors keep of each other: (λᵢ₊ − λⱼ₊) ÷ (λᵢ − λⱼ).</summary>
    public double[] Curved(double[] h)
    {
        Matrix<double> scaled = Matrix<double>.Build.Dense(h.Length, h.Length, (i, j) => h[i] * _vectors[i, j]);
        Matrix<double> product = _vectors * _vectors.TransposeThisAndMultiply(scaled).PointwiseMultiply(_kept);
        return [.. product.PointwiseMultiply(_vectors).RowSums().Select((sum, i) => sum + (Least * h[i]))];
    }

    /// <summary>The diagonal of V.</summary>
    public double[] Curvatures()
    {
        Matrix<double> squares = _vectors.PointwiseMultiply(_vectors);
        return [.. (squares * _kept).PointwiseMultiply(squares).RowSums().Select(sum => sum + Least)];
    }
}
