namespace Risk.Programmes;

/// <summary>The names of a programme's outputs.</summary>
internal static class OutputNames
{
    public static string Of(Perimeter perimeter) => perimeter == Perimeter.Reported ? "reported" : "full";

    public static string Saving(string year) => $"cumulative saving/{year}";

    public static string Cost(Perimeter perimeter, string year) => $"cumulative cost/{Of(perimeter)}/{year}";

    public static string NetPresentValue(Perimeter perimeter, string year) => $"net present value/{Of(perimeter)}/{year}";

    public static string BenefitCostRatio(Perimeter perimeter) => $"benefit-cost ratio/{Of(perimeter)}";

    public static string Migrated(string year) => $"migrated customers/{year}";

    public static string By(string criterion, Perimeter perimeter, string year) => $"{criterion}/{Of(perimeter)}/by/{year}";

    public static string In(string criterion, Perimeter perimeter, string year) => $"{criterion}/{Of(perimeter)}/in/{year}";

    public static string SustainedFrom(string criterion, Perimeter perimeter, string year) => $"{criterion}/{Of(perimeter)}/sustained from/{year}";

    public static string Observed(string observation) => $"observed/{observation}";

    public static string Below(string observation) => $"observed/{observation}/below actual";

    public static string Equal(string observation) => $"observed/{observation}/equal to actual";
}
