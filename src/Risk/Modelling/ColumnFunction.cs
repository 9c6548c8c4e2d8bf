namespace Risk;

/// <summary>A user's function over columns: for each run, the result from the arguments of that run. Must be pure.</summary>
/// <param name="arguments">One column an argument, each as long as <paramref name="result"/>.</param>
/// <param name="result">To be filled, one value a run.</param>
public delegate void ColumnFunction(Columns arguments, Span<double> result);
