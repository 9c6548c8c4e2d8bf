namespace Risk.Programmes;

/// <summary>Declares what a programme reports.</summary>
internal sealed class ProgrammeOutputs(ProgrammeModel programme, Translation translation)
{
    private static readonly Perimeter[] Perimeters = [Perimeter.Reported, Perimeter.Full];

    private readonly Calendar _calendar = translation.Calendar;
    private readonly Model _model = programme.Model;
    private readonly Series _saving = programme.Saving.Cumulative();
    private readonly Series _presentSaving = programme.PresentValueOfSaving.Cumulative();
    // By perimeter, as a number.
    private readonly Series[] _cost = [programme.Cost(Perimeter.Reported).Cumulative(), programme.Cost(Perimeter.Full).Cumulative()];
    private readonly Series[] _presentCost = [programme.PresentValueOfCost(Perimeter.Reported).Cumulative(), programme.PresentValueOfCost(Perimeter.Full).Cumulative()];

    public void Declare()
    {
        Figures();
        foreach (Perimeter perimeter in Perimeters)
        {
            YearEndPosition[] positions = Positions(perimeter);
            foreach (ValueForMoneyCriterion criterion in programme.Programme.Criteria)
            {
                Readings(criterion, perimeter, positions);
            }
        }

        foreach (Observation observation in programme.Programme.Observations)
        {
            Observed(observation);
        }
    }

    /// <summary>Figures of money and customers; NPV and BCR are docs/methods.md (24).</summary>
    private void Figures()
    {
        for (int k = programme.Programme.YearlyFigures ? 0 : _calendar.Count - 1; k < _calendar.Count; k++)
        {
            int t = _calendar.PeriodAtEndOf(k);
            string year = Label(k);
            double end = _calendar.YearEnds[k];
            _model.Output(OutputNames.Saving(year), _saving[t]);
            _model.Output(OutputNames.Migrated(year), Translation.Count(translation.Customers.Select(c => c.MigratedBy(end))));
            foreach (Perimeter perimeter in Perimeters)
            {
                _model.Output(OutputNames.Cost(perimeter, year), _cost[(int)perimeter][t]);
                _model.Output(OutputNames.NetPresentValue(perimeter, year), _presentSaving[t] - _presentCost[(int)perimeter][t]);
            }
        }

        foreach (Perimeter perimeter in Perimeters)
        {
            Uncertain cost = _presentCost[(int)perimeter].Last;
            _model.Output(OutputNames.BenefitCostRatio(perimeter), (cost > 0).Choose(_presentSaving.Last / Uncertain.Max(cost, double.Epsilon), 0.0));
        }
    }

    private string Label(int k) => _calendar.YearLabel(_calendar.FirstYear + k);

    private YearEndPosition[] Positions(Perimeter perimeter)
    {
        var positions = new YearEndPosition[_calendar.Count];
        for (int k = 0; k < positions.Length; k++)
        {
            int t = _calendar.PeriodAtEndOf(k);
            positions[k] = new(() => positions[^1])
            {
                Year = _calendar.FirstYear + k,
                Perimeter = perimeter,
                Saving = _saving[t],
                Cost = _cost[(int)perimeter][t],
                PresentValueOfSaving = _presentSaving[t],
                PresentValueOfCost = _presentCost[(int)perimeter][t],
                PlannedSaving = programme.Plan.SavingBy(_calendar.FirstYear + k),
            };
        }

        return positions;
    }

    /// <summary>The criterion in, by and sustained from each year: docs/methods.md (29), (30) and (31).</summary>
    private void Readings(ValueForMoneyCriterion criterion, Perimeter perimeter, YearEndPosition[] positions)
    {
        Event[] holds = [.. positions.Select((p, k) => HasCost(k) & criterion.Holds(p))];
        Event by = holds[0], from = holds[^1];
        for (int k = 0; k < holds.Length; k++)
        {
            by = k == 0 ? by : by | holds[k];
            _model.Output(OutputNames.In(criterion.Name, perimeter, Label(k)), holds[k]);
            _model.Output(OutputNames.By(criterion.Name, perimeter, Label(k)), by);
        }

        for (int k = holds.Length - 1; k >= 0; k--)
        {
            from = k == holds.Length - 1 ? from : from & holds[k];
            _model.Output(OutputNames.SustainedFrom(criterion.Name, perimeter, Label(k)), from);
        }
    }

    private Event HasCost(int k) => _presentCost[(int)Perimeter.Reported][_calendar.PeriodAtEndOf(k)] > 0;

    private void Observed(Observation observation)
    {
        Uncertain value = ValueOf(observation);
        _model.Output(OutputNames.Observed(observation.Name), value);
        if (observation.Actual is { } actual)
        {
            _model.Output(OutputNames.Below(observation.Name), value < actual);
            _model.Output(OutputNames.Equal(observation.Name), value.Is(actual));
        }
    }

    private Uncertain ValueOf(Observation observation)
    {
        double month = observation.At?.InMonths ?? _calendar.Horizon;
        IEnumerable<TranslatedCustomer> customers =
            translation.Customers.Where(c => observation.Supplier is null || c.Customer.Supplier?.Name == observation.Supplier);
        return observation.Quantity switch
        {
            ObservedQuantity.Saving => At(_saving, month),
            ObservedQuantity.ReportedCost => At(_cost[(int)Perimeter.Reported], month),
            ObservedQuantity.FullCost => At(_cost[(int)Perimeter.Full], month),
            ObservedQuantity.ExtraCost => At(_cost[(int)Perimeter.Full], month) - At(_cost[(int)Perimeter.Reported], month),
            ObservedQuantity.MigratedCustomers => Translation.Count(customers.Select(c => c.MigratedBy(month))),
            ObservedQuantity.Exits => Translation.Count(customers.Select(c => c.LeftBy(month)).OfType<Event>()),
            _ => Translation.LastOf(customers),
        };
    }

    private Uncertain At(Series cumulative, double month) => month == 0 ? 0.0 : cumulative[_calendar.PeriodEndingAt(month)];
}
