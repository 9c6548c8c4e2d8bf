namespace Risk;

/// <summary>Which costs are counted. Each cost line says to which it belongs; results are given for both.</summary>
public enum Perimeter
{
    /// <summary>The programme's own investment, as published. A line of this perimeter counts in both.</summary>
    Reported,

    /// <summary>All that the programme costs its customers and suppliers' client: the reported lines and those of this perimeter.</summary>
    Full,
}
