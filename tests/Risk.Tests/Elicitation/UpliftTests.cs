using static Risk.Distribution;

namespace Risk.Tests.Elicitation;

public class UpliftTests
{
    private static readonly OptimismBias Cost = OptimismBias.Of(ProjectType.EquipmentAndDevelopment, UpliftedQuantity.CapitalExpenditure);

    [Fact]
    public void The_table_is_that_of_the_review()
    {
        (ProjectType Type, UpliftedQuantity Quantity, double Upper, double Lower)[] table =
        [
            (ProjectType.StandardBuildings, UpliftedQuantity.WorksDuration, 0.04, 0.01), (ProjectType.StandardBuildings, UpliftedQuantity.CapitalExpenditure, 0.24, 0.02),
            (ProjectType.NonStandardBuildings, UpliftedQuantity.WorksDuration, 0.39, 0.02), (ProjectType.NonStandardBuildings, UpliftedQuantity.CapitalExpenditure, 0.51, 0.04),
            (ProjectType.StandardCivilEngineering, UpliftedQuantity.WorksDuration, 0.20, 0.01), (ProjectType.StandardCivilEngineering, UpliftedQuantity.CapitalExpenditure, 0.44, 0.03),
            (ProjectType.NonStandardCivilEngineering, UpliftedQuantity.WorksDuration, 0.25, 0.03), (ProjectType.NonStandardCivilEngineering, UpliftedQuantity.CapitalExpenditure, 0.66, 0.06),
            (ProjectType.EquipmentAndDevelopment, UpliftedQuantity.WorksDuration, 0.54, 0.10), (ProjectType.EquipmentAndDevelopment, UpliftedQuantity.CapitalExpenditure, 2, 0.10),
            (ProjectType.Outsourcing, UpliftedQuantity.OperatingExpenditure, 0.41, 0),
        ];
        Assert.Equal(table, OptimismBias.MottMacDonald.Select(r => (r.Type, r.Quantity, r.Upper, r.Lower)));
        Assert.All(OptimismBias.MottMacDonald, r => Assert.Equal(ProvenanceKind.Fact, r.Source.Kind));
        Assert.Equal("OB003", Assert.Throws<ParameterException>(() => OptimismBias.Of(ProjectType.Outsourcing, UpliftedQuantity.WorksDuration)).Code);
    }

    // The review's own example: 51 %, of which 92 % are managed, leaves 4 %.
    [Fact]
    public void What_is_managed_is_taken_off()
    {
        OptimismBias buildings = OptimismBias.Of(ProjectType.NonStandardBuildings, UpliftedQuantity.CapitalExpenditure);
        Assert.Equal(0.0408, buildings.Managed((0.6, 1), (0.4, 0.8)), 1e-12);
        Assert.Equal(0.51, buildings.Managed());
        Assert.Equal("DIST009", Assert.Throws<ParameterException>(() => buildings.Managed((0.7, 1), (0.7, 1))).Code);
        Assert.Equal("DIST009", Assert.Throws<ParameterException>(() => buildings.Managed((0.7, 1.2))).Code);
    }

    [Fact]
    public void An_uplift_under_the_name_of_a_row_is_one_that_the_row_can_mean()
    {
        foreach (double wrong in (double[])[200, -0.5, 2.15])
        {
            ParameterException e = Assert.Throws<ParameterException>(() => Cost.By(wrong));
            Assert.Equal("OB005", e.Code);
            Assert.Contains("uplift must be in [0,2.14]", e.Rule, StringComparison.Ordinal);
        }

        Assert.Equal("DIST001", Assert.Throws<ParameterException>(() => Cost.By(double.NaN)).Code);

        // Nothing is left where all is managed; the recorded mean is above the upper bound.
        Assert.Equal(10, Cost.By(Cost.Managed((1, 1))).On(10).Constant);
        Assert.Equal(31.4, Cost.By(2.14).On(10).Constant!.Value, 1e-12);
    }

    [Fact]
    public void An_uplift_multiplies_numbers_laws_and_values()
    {
        Uplift half = Cost.By(0.5);
        Assert.Equal(15, half.On(10).Constant);
        Assert.Equal(Uplifted(Gamma(2, 3), 0.5), half.On(Gamma(2, 3)).Law);
        Assert.Equal(Gamma(2, 3).Quantile(0.3) * 1.5, half.On(Gamma(2, 3)).Law!.Quantile(0.3));
        Assert.Equal(30, Cost.Anywhere().On(10).Law!.Maximum, 1e-12);
        Assert.Equal(16.2, OptimismBias.Of(ProjectType.EquipmentAndDevelopment, UpliftedQuantity.WorksDuration).Unmanaged().DelayOf(Duration.Months(30)).Constant!.Value, 1e-12);
        Assert.Equal(0, new Uplift("early", 0.9, Provenance.Assumption()).DelayOf(Duration.Months(30)).Constant);
        Distribution delay = OptimismBias.Of(ProjectType.EquipmentAndDevelopment, UpliftedQuantity.WorksDuration).Anywhere().DelayOf(Duration.Months(30)).Law!;
        Assert.Equal(3, delay.Minimum, 1e-12);
        Assert.Equal(16.2, delay.Maximum, 1e-12);
    }

    [Fact]
    public void An_uncertain_uplift_of_an_uncertain_cost_is_a_product_with_a_name_of_its_own()
    {
        var model = new Model("m");
        model.Output("cost", model.Input("cost", Cost.Anywhere().On(Gamma(2, 3))));
        var same = new Model("m");
        same.Output("cost", same.Input("cost", Gamma(2, 3)) * same.Input("cost/optimism bias", Uniform(1.1, 3)));
        var options = new SimulationOptions { Runs = 5000, Seed = 4, Checksum = true };
        Assert.Equal(same.Simulate(options).Checksum, model.Simulate(options).Checksum);
        Assert.Empty(model.Warnings);
    }

    [Fact]
    public void Uplifted_draws_are_the_draws_uplifted()
    {
        var model = new Model("m");
        Uncertain plain = model.Input("x", LogNormal(0, 1));
        model.Output("plain", plain);
        var lifted = new Model("m");
        lifted.Output("plain", lifted.Input("x", Uplifted(LogNormal(0, 1), 1)));
        Assert.Equal(2 * model.Simulate(2000, seed: 1).Values["plain"].Percentile(70).Value, lifted.Simulate(2000, seed: 1).Values["plain"].Percentile(70).Value, 1e-14);
    }

    [Fact]
    public void The_same_uplift_twice_is_a_warning_with_its_place()
    {
        Uncertain[] twice = [Cost.By(0.5).On(Cost.By(0.5).On(10)), Cost.By(0.5).On(Cost.By(0.5).On(Gamma(2, 3))), Cost.Anywhere().On(Cost.By(0.2).On(Gamma(2, 3))), Uplifted(Uplifted(Gamma(2, 3), 0.5), 0.5)];
        foreach (Uncertain value in twice)
        {
            Problem warning = Assert.Single(With(value, 1).Validate());
            Assert.Equal(("OB001", "customers/A/migration cost", Severity.Warning), (warning.Code, warning.Path, warning.Severity));
        }

        Uncertain scale = Uncertain.Input("scale", Gamma(2, 3));
        foreach (Uncertain value in (Uncertain[])[Uplifted(Uplifted(Gamma(2, 3), 0.5), scale), Uplifted(Truncated(Uplifted(Gamma(2, scale), 0.5), 0, 50), 0.5), Uplifted(MaximumOf(2, Uplifted(Gamma(2, scale), 0.5)), 0.5)])
        {
            Assert.Equal("customers/A/migration cost", Assert.Single(With(value, 1).Validate(), p => p.Code == "OB001").Path);
        }

        Assert.DoesNotContain(With(Uplifted(Gamma(2, scale), 0.5), Uplifted(Gamma(20, 0.05), scale)).Validate(), p => p.Code == "OB001");
        Assert.Contains(With(twice[0], 1).Simulate(1000, 1).Warnings, w => w.Code == "OB001");
    }

    [Fact]
    public void Once_on_the_cost_and_once_on_its_factor_is_twice()
    {
        Assert.Single(With(Cost.By(0.5).On(10), Cost.By(0.5).On(1)).Validate(), p => p.Code == "OB001");
        Assert.Empty(With(Cost.By(0.5).On(10), 1).Validate());
        Assert.Empty(With(10, Cost.By(0.5).On(1)).Validate());
        OptimismBias other = OptimismBias.Of(ProjectType.Outsourcing, UpliftedQuantity.OperatingExpenditure);
        Assert.Empty(With(Cost.By(0.5).On(10), other.Unmanaged().On(1)).Validate());
    }

    [Fact]
    public void A_model_warns_of_products_and_not_of_sums()
    {
        var model = new Model("m");
        Uncertain a = Cost.By(0.5).On(model.Input("a", Gamma(2, 3))), b = Cost.By(0.5).On(model.Input("b", Gamma(2, 3)));
        model.Output("sum", a + b);
        model.Output("ratio", a / b);
        Assert.Empty(model.Warnings);
        model.Output("product", Cost.By(0.5).On(a + 1));
        Assert.Equal(("OB001", "product"), (Assert.Single(model.Warnings).Code, model.Warnings[0].Path));

        // A part of what is uplifted again was uplifted already, whichever part, and however the parts are joined.
        Uncertain other = OptimismBias.Of(ProjectType.Outsourcing, UpliftedQuantity.OperatingExpenditure).Unmanaged().On(model.Input("c", Gamma(2, 3)));
        foreach (Uncertain joined in (Uncertain[])[other + a, a + other, Uncertain.Max(other, a), Event.Occurs("e", 0.5).Choose(a, 1), Event.Occurs("e", 0.5).Choose(other, a), Uncertain.Pow(a, 2)])
        {
            var again = new Model("again");
            again.Output("y", other + joined);
            Assert.Empty(again.Warnings);
            again.Output("z", Cost.By(0.5).On(joined));
            Assert.Equal("z", Assert.Single(again.Warnings).Path);
        }
    }

    [Fact]
    public void Reference_classes_have_the_means_of_their_sources()
    {
        Distribution law = ReferenceClass.InformationTechnology2011.Law!;
        Assert.Equal(1.27, law.Mean, 1e-12);
        Assert.Equal((1.0 / 6) + (5.0 / 6 * LogNormalFromMoments(0.924, 0.25).SurvivalFunction(1.5)), law.SurvivalFunction(1.5), 1e-12);
        Assert.True(double.IsPositiveInfinity(law.Variance));
        Distribution later = ReferenceClass.InformationTechnology2023.Law!;
        Assert.Equal(0.18, later.SurvivalFunction(1.5), 1e-12);
        Assert.Equal(1.378, ReferenceClass.InformationTechnology2023.Findings[2].Value, 5e-4);
        Assert.Equal(5.47, Pareto(1.5, ReferenceClass.InformationTechnology2023.Findings[2].Value).Mean, 1e-9);
        Assert.Equal(4, ReferenceClass.InformationTechnology2011.ToUplift(4).Factor.Law!.Maximum);
        Assert.Equal(ProvenanceKind.Assumption, ReferenceClass.InformationTechnology2011.ToUplift(4).Provenance.Kind);
        Assert.Equal("OB004", Assert.Throws<ParameterException>(() => ReferenceClass.LargeInformationTechnology2012.ToUplift(4)).Code);
        Assert.Equal("DIST003", Assert.Throws<ParameterException>(() => ReferenceClass.InformationTechnology2011.ToUplift(1)).Code);
        Assert.All(ReferenceClass.All.SelectMany(c => c.Findings), f => Assert.NotEmpty(f.Provenance.Source));
    }

    private static Programme With(Uncertain cost, Uncertain factor) => new("P")
    {
        MigrationCostFactor = factor,
        Customers = [new("A") { AnnualSaving = 4, PlannedMigration = Duration.Months(6), MigrationCost = cost }],
    };
}
