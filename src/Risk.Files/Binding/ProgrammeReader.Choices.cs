using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <content>Values that files say in words of their own: prices, rates, criteria, names, choices.</content>
internal sealed partial class ProgrammeReader
{
    private PriceBasis Prices(Element element) =>
        element is { Kind: ElementKind.String, Text: "cash" } ? PriceBasis.Cash
        : element.Kind == ElementKind.Number && Guarded(element, () => PriceBasis.Real(WholeNumber(element))) is PriceBasis basis ? basis
        : Refused(element, "expected \"cash\" or a year of prices, such as 2016", PriceBasis.Cash);

    private DiscountRate Rate(Element element)
    {
        if (element.Kind == ElementKind.Number)
        {
            return (DiscountRate?)Guarded(element, () => DiscountRate.Constant(Number(element, whole: false) ?? 0)) ?? DiscountRate.GreenBook2026;
        }

        if (element.Kind == ElementKind.String)
        {
            return ProgrammeWriter.NamedRates.FirstOrDefault(r => r.Name == element.Text).Rate
                ?? Refused(element, NumberIn(element.Text) is { } meant ? $"expected a rate; write {meant} (was {element.Shown})" : $"unknown discount rate{problems.Near(element.Text, ProgrammeWriter.NamedRates.Select(r => r.Name))}", DiscountRate.GreenBook2026);
        }

        string label = element["label"] is { } text ? Text(text) : "";
        DiscountBand[] bands = element["bands"] is { } list ? (DiscountBand[])List(typeof(DiscountBand), list, "discount rate") : [];
        foreach ((string name, Element value) in element.Members.Where(m => m.Name is not ("label" or "bands")))
        {
            problems.Error("FILE014", value, $"unknown field {name}{problems.Near(name, ["label", "bands"])}");
        }

        return (DiscountRate?)Guarded(element, () => new DiscountRate(label, bands)) ?? DiscountRate.GreenBook2026;
    }

    private ValueForMoneyCriterion Criterion(Element element)
    {
        switch (element)
        {
            case { Kind: ElementKind.String, Text: "payback" }:
                return ValueForMoneyCriterion.Payback;
            case { Kind: ElementKind.String, Text: "horizonNetPresentValue" }:
                return ValueForMoneyCriterion.HorizonNetPresentValue;
            case { Kind: ElementKind.Object, Members: [("benefitCostRatio", { } ratio)] }:
                return (ValueForMoneyCriterion?)Guarded(ratio, () => ValueForMoneyCriterion.BenefitCostRatio(Number(ratio, whole: false) ?? 1)) ?? ValueForMoneyCriterion.Payback;
            case { Kind: ElementKind.Object, Members: [("outcome", { } share)] }:
                return (ValueForMoneyCriterion?)Guarded(share, () => ValueForMoneyCriterion.Outcome(Number(share, whole: false) ?? 1)) ?? ValueForMoneyCriterion.Payback;
            default:
                return Refused(element, "expected \"payback\", \"horizonNetPresentValue\", {\"benefitCostRatio\": 2} or {\"outcome\": 0.75}", ValueForMoneyCriterion.Payback);
        }
    }

    private Supplier? SupplierOf(Element element)
    {
        if (_suppliers.TryGetValue(Text(element), out Supplier? supplier))
        {
            return supplier;
        }

        if (element.Kind == ElementKind.String)
        {
            problems.Error("MOD014", element, $"there is no supplier {element.Shown}{problems.Near(element.Text, _suppliers.Keys)}");
        }

        return null;
    }

    /// <summary>Which of some names; the first where it is none of them.</summary>
    private int Choice(string[] names, Element element)
    {
        int i = element.Kind == ElementKind.String ? Array.FindIndex(names, n => Fields.InFiles(n) == element.Text) : -1;
        if (i < 0)
        {
            problems.Error("FILE011", element, $"expected one of {string.Join(", ", names.Select(Fields.InFiles))} (was {element.Shown})");
        }

        return Math.Max(i, 0);
    }

    private Dictionary<string, Provenance> Sources(Element element)
    {
        var sources = new Dictionary<string, Provenance>(StringComparer.Ordinal);
        foreach ((string path, Element source) in element.Members)
        {
            if (Record(typeof(Provenance), source, "provenance") is Provenance read)
            {
                sources[path] = read;
            }
        }

        return element.Kind == ElementKind.Object ? sources : Refused(element, $"expected an object (was {element.Shown})", sources);
    }
}
