namespace Risk;

/// <summary>What makes one fit better than another; the least value is best.</summary>
public enum FitCriterion
{
    /// <summary>Akaike's criterion, 2k − 2 ln L: the fit that should predict best.</summary>
    Aic,

    /// <summary>Schwarz's criterion, k ln n − 2 ln L: harder on parameters, the more data there are.</summary>
    Bic,

    /// <summary>Anderson and Darling's distance of the data from the law, which weighs the tails; for data without censoring.</summary>
    AndersonDarling,
}
