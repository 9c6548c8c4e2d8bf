using System.Globalization;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using NextGenerationSharedServices;
using Risk.Files.Excel;
using Risk.Files.Tests.Data;
using static Risk.Distribution;

namespace Risk.Files.Tests.Excel;

/// <summary>Workbooks out and in; MiniExcel is the independent reader and writer.</summary>
public sealed class WorkbookTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-excel-");

    private string At(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_sheet_is_cancelled_within_the_next_row()
    {
        using var source = new CancellationTokenSource();
        int given = 0;
        IEnumerable<object?[]> rows = Enumerable.Range(0, 3000).Select(i =>
        {
            if (++given == 1000)
            {
                source.Cancel();
            }

            return (object?[])[i, 0.5];
        });
        using var stream = new MemoryStream();
        Assert.Throws<OperationCanceledException>(() => WorkbookWriter.Write([new("runs", rows)], stream, source.Token));
        Assert.InRange(given, 1000, 1001);
    }

    private static Programme Varied()
    {
        Uncertain inflation = Uncertain.Input("inflation", Triangular(0.01, 0.02, 0.05)), mood = Uncertain.Input("a 'quoted', (odd) name", Normal(0, 1));
        Supplier acme = new("Acme/1 ~ <script>") { Pace = LogNormalFromP10P90(0.7, 1.2), Platform = new() { BuildCost = 9, BlackSwan = new() { Likelihood = 0.1, Overrun = Pareto(2, 2), Cap = 8 } } };
        return new("=cmd|'/C calc'!A0 _x0041_ \"quoted\" ไทย \U0001F600")
        {
            Start = new(2025, 9, 1), Years = 7, FinancialYearEndMonth = 12, Prices = PriceBasis.Real(2024), DiscountTiming = DiscountTiming.MidYear,
            Customers =
            [
                new("2024") { Supplier = acme, AnnualSaving = Pert(1, 2, 9, 7), MigrationCost = 9 * (1 + (2 * inflation)), Savings = new() { Erosion = 0.02 }, Legacy = new() { RunningCost = 1, Growth = inflation } },
                new("-2+3") { AnnualSaving = Uncertain.Max(inflation, mood), MigrationDelay = Truncated(Normal(0, 1), 0, double.PositiveInfinity), TransferCost = Empirical([1, 5, 5, 9]), Discretionary = true },
                new("{odd}") { AnnualSaving = Mixture([1, 3], [Uniform(0, 1), Shifted(Exponential(1), 2)]), MigrationCost = Normal(10 + mood, 0.1), Legacy = new() },
            ],
            Office = new() { AnnualCost = 1, MinimumDuration = Duration.Months(9) },
            Costs = [new("licences") { AnnualCost = Triangular(1, 2, 3), From = Duration.Months(3), Until = Duration.Months(30), Perimeter = Perimeter.Full }],
            Risks = [new("late") { Likelihood = 0.2, Impacts = [Impact.Multiply(ImpactTarget.MigrationCost, Uniform(1, 2)), Impact.Add(ImpactTarget.PlatformDelay, 3) with { On = ["2024"] }] }],
            Criteria = [ValueForMoneyCriterion.BenefitCostRatio(1.5), ValueForMoneyCriterion.Outcome(0.75)],
            Observations = [new("seen", ObservedQuantity.Saving, 9) { At = Duration.Months(12), IsForecast = true }],
            Provenance = new Dictionary<string, Provenance> { ["customers/*/annual saving"] = Provenance.Fact("NAO <2016>") with { Owner = "me", Date = new(2016, 5, 20), Note = "p. 12" } },
        };
    }

    [Fact]
    public void A_programme_comes_back_from_a_workbook_with_the_same_bits()
    {
        foreach ((int i, Programme programme) in (IEnumerable<(int, Programme)>)[(0, BaseCase.Programme()), (1, Varied()), (2, TableSubject.Programme)])
        {
            string json = ProgrammeFile.ToJson(programme);
            ProgrammeWorkbook.Write(programme, At($"plain{i}.xlsx"));
            ProgrammeWorkbook.WriteTemplate(programme, At($"template{i}.xlsx"));
            foreach (string file in (string[])[At($"plain{i}.xlsx"), At($"template{i}.xlsx")])
            {
                LoadedProgramme read = ProgrammeFile.Load(file);
                Assert.Equal(json, ProgrammeFile.ToJson(read.Programme));
                Assert.Equal(ProgrammeFile.Parse(json, "json").Warnings.Select(w => w.Code), read.Warnings.Select(w => w.Code));
                var options = new SimulationOptions { Runs = 500, Seed = 3, Checksum = true };
                Assert.Equal(programme.Simulate(options).Model.Checksum, read.Programme.Simulate(options).Model.Checksum);
            }
        }

        ProgrammeWorkbook.Write(Varied(), At("again.xlsx"));
        Assert.Equal(File.ReadAllBytes(At("plain1.xlsx")), File.ReadAllBytes(At("again.xlsx")));
    }

    [Fact]
    public void A_lognormal_law_is_written_as_it_was_stated_and_reads_back_to_the_same_bits()
    {
        (Distribution Law, string Said)[] laws =
        [
            (LogNormalFromP10P90(3, 18), "logNormalFromP10P90(p10: 3, p90: 18)"), (LogNormalFromP10P90(0.725, 12345.6), "logNormalFromP10P90(p10: 0.725, p90: 12345.6)"),
            (LogNormalFromMoments(10, 2.5), "logNormalFromMoments(mean: 10, standardDeviation: 2.5)"), (LogNormal(1.25, 0.5), "logNormal(logMean: 1.25, logStandardDeviation: 0.5)"),
            (Truncated(LogNormalFromP10P90(3, 18), 1, 40), "truncated(law: logNormalFromP10P90(p10: 3, p90: 18), "),

            // A bit beside it is another law, and is said by its own parameters.
            (LogNormal(Math.BitIncrement(LogNormalFromP10P90(3, 18).Parameters[0].Value), LogNormalFromP10P90(3, 18).Parameters[1].Value), "logNormal(logMean: 1.99"),
        ];
        foreach ((Distribution law, string said) in laws)
        {
            ProgrammeWorkbook.WriteTemplate(new("P") { Customers = [new("A") { AnnualSaving = 3, MigrationCost = law }] }, At("law.xlsx"), overwrite: true);
            var row = (IDictionary<string, object>)MiniExcel.Query(At("law.xlsx"), useHeaderRow: true, sheetName: "customers").Single();
            Assert.StartsWith(said, (string)row["migrationCost"], StringComparison.Ordinal);
            Assert.Equal(law, ProgrammeWorkbook.Load(At("law.xlsx")).Programme.Customers[0].MigrationCost.Law);
        }
    }

    [Fact]
    public void Another_program_reads_the_template_and_every_heading_has_a_meaning()
    {
        ProgrammeWorkbook.WriteTemplate(TableSubject.Programme, At("t.xlsx"));
        Assert.Equal(["programme", "customers", "suppliers", "costs", "risks", "observations", "inputs", "values", "dependence", "provenance", "help"], MiniExcel.GetSheetNames(At("t.xlsx")));
        var customer = (IDictionary<string, object>)MiniExcel.Query(At("t.xlsx"), useHeaderRow: true, sheetName: "customers").Single();
        Assert.Equal("Payroll", customer["name"]);
        Assert.Equal("triangular(minimum: 3, mode: 4, maximum: 5)", customer["annualSaving"]);
        Assert.True(customer.ContainsKey("legacy.extensionPremium"));
        IDictionary<string, object>[] help = [.. MiniExcel.Query(At("t.xlsx"), useHeaderRow: true, sheetName: "help").Cast<IDictionary<string, object>>()];
        Assert.All(help, row => Assert.False(string.IsNullOrWhiteSpace((string?)row["meaning"]), $"{row["sheet"]} {row["heading"]}"));
    }

    [Fact]
    public void A_workbook_of_another_program_is_read()
    {
        var programme = new[] { new { field = "name", value = (object)"Made elsewhere" }, new { field = "start", value = (object)"2027-04-01" }, new { field = "years", value = (object)5 } };
        var customers = new[] { new { name = "A", annualSaving = (object)"triangular(3, 4, 6)", plannedMigration = 6.0 }, new { name = "B", annualSaving = (object)2.5, plannedMigration = 12.0 } };
        MiniExcel.SaveAs(At("m.xlsx"), new Dictionary<string, object> { ["programme"] = programme, ["customers"] = customers, ["my notes"] = new[] { new { x = 1 } } });
        LoadedProgramme read = ProgrammeFile.Load(At("m.xlsx"));
        Assert.Equal(["FILE046"], read.Warnings.Select(w => w.Code));
        Assert.Equal(("Made elsewhere", new DateOnly(2027, 4, 1), 5), (read.Programme.Name, read.Programme.Start, read.Programme.Years));
        Assert.Equal(Triangular(3, 4, 6), read.Programme.Customers[0].AnnualSaving.Law);
        Assert.Equal(2.5, read.Programme.Customers[1].AnnualSaving.Constant);
    }

    [Fact]
    public void Dates_shared_texts_formulas_and_cells_without_a_place_are_read()
    {
        const string Main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
        byte[] book = Zip(
            ("xl/workbook.xml", Bytes($"<workbook {Main} xmlns:r='r'><sheets><sheet name='programme' r:id='a'/><sheet name='customers' r:id='b'/></sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Bytes("<Relationships><Relationship Id='a' Target='worksheets/one.xml'/><Relationship Id='b' Target='/xl/worksheets/two.xml'/></Relationships>")),
            ("xl/styles.xml", Bytes($"<styleSheet {Main}><numFmts><numFmt numFmtId='170' formatCode='dd/mm/yyyy'/><numFmt numFmtId='171' formatCode='0.0&quot; days&quot;'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='171'/><xf numFmtId='14'/></cellXfs></styleSheet>")),
            ("xl/sharedStrings.xml", Bytes($"<sst {Main}><si><t>name</t></si><si><r><t>Two </t></r><r><t>parts</t></r><rPh><t>said</t></rPh></si></sst>")),
            ("xl/worksheets/one.xml", Bytes($"<worksheet {Main}><sheetData><row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='s'><v>1</v></c></row><row r='4'><c r='A4' t='inlineStr'><is><t>start</t></is></c><c r='B4' s='1'><v>46478</v></c></row></sheetData></worksheet>")),
            ("xl/worksheets/two.xml", Bytes($"<worksheet {Main}><sheetData><row><c t='str'><v>name</v></c><c t='str'><v>annualSaving</v></c><c t='str'><v>discretionary</v></c></row><row><c t='str'><v>A</v></c><c s='2'><f>1+2</f><v>3</v></c><c t='b'><v>1</v></c></row></sheetData></worksheet>")));
        Programme read = ProgrammeWorkbook.Load(book, "x.xlsx").Programme;
        Assert.Equal(("Two parts", new DateOnly(2027, 4, 1)), (read.Name, read.Start));
        Assert.Equal((3.0, true), (read.Customers[0].AnnualSaving.Constant!.Value, read.Customers[0].Discretionary));
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_sheet_cell_value_and_rule()
    {
        object?[][] fields = [["field", "value"], ["name", "P"], ["yeers", 5.0], ["start", "03/04/2026"], ["years", "10k"], [null, "lost"]];
        object?[][] customers =
        [
            ["name", "annualSaving", "migrationDely", "migrationDelay", "migrationCost", "supplier", "plannedMigration"],
            ["A", "triangular(0, 11, 10)", 1.0, "30%", "triangle(1, 2, 3)", "Acne", -6.0],
            ["B", "triangular(minimum: 1, mode: 2", null, "normal(3)", "=dubble + 1", null, null, "lost"],
            [null, "triangular(1, mode: x, 3)", null, "triangular(1, 2, 3, 4)", "[1, 2", true],
        ];
        object?[][] inputs = [["name", "value"], ["x", "normal(0, 1)"], ["x", "normal(0, 1)"], ["y", null]];
        using var stream = new MemoryStream();
        WorkbookWriter.Write([new("programme", fields), new("customers", customers), new("suppliers", [["name"], ["Acme"]]), new("inputs", inputs)], stream);
        ModelException thrown = Assert.Throws<ModelException>(() => ProgrammeWorkbook.Load(stream.ToArray(), "bad.xlsx"));
        (string Place, string Code, string Words)[] expected =
        [
            ("programme!A3", "FILE014", "did you mean \"years\""), ("programme!B4", "FILE044", "2026-04-01"), ("programme!B5", "FILE011", "write 10000"), ("programme!B6", "FILE043", "lost"),
            ("customers!C1", "FILE014", "did you mean \"migrationDelay\""), ("customers!B2", "DIST005", "mode=11"), ("customers!D2", "FILE011", "write 0.3"), ("customers!E2", "FILE014", "did you mean \"triangular\""),
            ("customers!F2", "MOD014", "Acme"), ("customers!G2", "DIST001", "-6"), ("customers!B3", "FILE047", "triangular(minimum: 1, mode: 2"), ("customers!D3", "FILE012", "standardDeviation is missing"),
            ("customers!E3", "FORM001", "dubble"), ("customers!H3", "FILE043", "lost"), ("customers!4:4", "FILE012", "name is missing"), ("customers!B4", "FILE047", "found \"x\""), ("customers!D4", "FILE047", "takes"),
            ("customers!E4", "FILE021", ""), ("inputs!A3", "FILE013", "twice"), ("inputs!4:4", "FILE012", "value is missing"),
        ];
        Assert.All(expected, e => Assert.True(
            thrown.Problems.Any(p => p.Path.StartsWith(e.Place, StringComparison.Ordinal) && p.Code == e.Code && p.ToString().Contains(e.Words, StringComparison.Ordinal)), $"{e}{Environment.NewLine}{thrown.Message}"));
    }

    [Fact]
    public void A_rule_of_the_whole_programme_names_the_cell_too()
    {
        object?[][] customers = [["name", "annualSaving", "migrationDelay"], ["A", 1.0, "normal(3, 5)"]];
        using var stream = new MemoryStream();
        WorkbookWriter.Write([new("programme", [["field", "value"], ["name", "P"]]), new("customers", customers)], stream);
        ModelException thrown = Assert.Throws<ModelException>(() => ProgrammeWorkbook.Load(stream.ToArray(), "bad.xlsx"));
        Assert.Contains(thrown.Problems, p => p.Code == "MOD034" && p.Path.Contains("(customers!C2)", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_workbooks_end_in_a_message()
    {
        string CodeOf(byte[] bytes) => Assert.Throws<ModelException>(() => ProgrammeWorkbook.Load(bytes, "x.xlsx")).Problems[0].Code;
        Assert.Equal("LIM009", CodeOf(Zip(("xl/workbook.xml", new byte[20_000_000]))));
        Assert.Equal("FILE041", CodeOf(Zip(("xl/workbook.xml", Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><workbook>&e;</workbook>")))));
        Assert.Equal("FILE040", CodeOf(Zip(("xl/workbook.xml", "<workbook>"u8.ToArray()))));
        Assert.Equal("FILE040", CodeOf(Zip(("other", [1]))));
        Assert.Equal("FILE040", CodeOf([.. "PK\u0003\u0004"u8, 1, 2, 3]));
        ProgrammeWorkbook.Write(TableSubject.Programme, At("whole.xlsx"));
        byte[] whole = File.ReadAllBytes(At("whole.xlsx"));
        for (int i = 0; i < 300; i++)
        {
            // Flipped and cut files: a programme or the one exception, nothing else.
            byte[] hurt = i % 2 == 0 ? whole[..(whole.Length * i / 300)] : [.. whole];
            if (i % 2 == 1)
            {
                hurt[whole.Length * i / 300] ^= 0x5A;
            }

            if (Record.Exception(() => ProgrammeWorkbook.Load(hurt, "x.xlsx")) is { } thrown)
            {
                Assert.IsType<ModelException>(thrown);
            }
        }
    }

    [Fact]
    public void Groups_of_joined_inputs_are_rows_and_their_faults_have_a_cell()
    {
        void Save(string file, params object[] groups) => MiniExcel.SaveAs(At(file), new Dictionary<string, object>
        {
            ["programme"] = new[] { new { field = "name", value = "P" } },
            ["customers"] = new[] { new { name = "A", annualSaving = 1, plannedMigration = 6, migrationCost = "=a + b + 'c d'" } },
            ["inputs"] = new[] { new { name = "a", value = "uniform(1, 2)" }, new { name = "b", value = "gamma(2, 3)" }, new { name = "c d", value = "triangular(1, 2, 4)" } },
            ["dependence"] = groups,
        });
        object Row(string name, string inputs, string copula, object? correlation, string? kind, object? theta) => new { name, inputs, copula, correlation, kind, theta };
        Save("good.xlsx", Row("late", """["a", "c d"]""", "gaussian", 0.5, "spearman", null));
        Assert.Equal("a, c d: Gaussian copula, Spearman correlation 0.5", ProgrammeWorkbook.Load(At("good.xlsx")).Programme.Dependence()[0].ToString().Split(';')[0]);
        Save("bad.xlsx", Row("late", """["a", "b"]""", "gaussian", "[[1, 0.5], [0.4, 1]]", "spearman", null), Row("other", "c d, a", "clayton", null, null, "2"), Row("more", """["c d", "a"]""", "clayton", 0.5, null, null));
        Problem[] told = [.. Assert.Throws<ModelException>(() => ProgrammeWorkbook.Load(At("bad.xlsx"))).Problems];
        Assert.Equal(
            ["COR001 dependence!D2", "COR008 dependence!B4", "FILE011 dependence!B3", "FILE012 dependence!4:4", "FILE014 dependence!D4"],
            told.Select(p => $"{p.Code} {p.Path}").Order(StringComparer.Ordinal));
        Assert.Contains(told, p => p.Hint == "names stand in a list, such as [\"a\", \"b\"]");
    }

    [Fact]
    public void A_result_is_a_workbook_of_summary_curves_and_assumptions_in_which_no_text_is_a_formula()
    {
        Programme programme = Varied();
        ProgrammeModel model = programme.ToModel();
        SimulationOptions options = TableSubject.Options with { Runs = 500 };
        SimulationResult result = model.Simulate(options);
        ResultFile.WriteExcel(result, At("r.xlsx"), RunTable.Of(model.Model, options, result.Model, ["inputs"]));
        Assert.Equal(["summary", "curves", "assumptions", "backtest", "runs"], MiniExcel.GetSheetNames(At("r.xlsx")));
        IDictionary<string, object>[] curves = [.. MiniExcel.Query(At("r.xlsx"), useHeaderRow: true, sheetName: "curves").Cast<IDictionary<string, object>>()];
        Assert.Equal(programme.Criteria.Count * 2 * result.Years.Count, curves.Length);
        Assert.Equal(result.ValueForMoney.In(Perimeter.Reported).ProbabilityBy(result.Years[3]).Value, Convert.ToDouble(curves[3]["by"], CultureInfo.InvariantCulture));
        IDictionary<string, object>[] assumptions = [.. MiniExcel.Query(At("r.xlsx"), useHeaderRow: true, sheetName: "assumptions").Cast<IDictionary<string, object>>()];
        Assert.Equal(programme.Parameters().Select(p => p.Path), assumptions.Select(a => (string)a["parameter"]));
        Assert.Contains(assumptions, a => (string?)a["source"] == "NAO <2016>" && (string?)a["date"] == "2016-05-20");
        Assert.Equal(500, MiniExcel.Query(At("r.xlsx"), useHeaderRow: true, sheetName: "runs").Count());
        IEnumerable<object> summary = MiniExcel.Query(At("r.xlsx"), sheetName: "summary").Cast<IDictionary<string, object>>().SelectMany(r => r.Values);
        Assert.Contains(result.Model.Checksum, summary);
        using ZipArchive zip = ZipFile.OpenRead(At("r.xlsx"));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            string text = reader.ReadToEnd();
            Assert.DoesNotContain("<f>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        }

        ResultFile.WriteExcel(result, At("s.xlsx"), RunTable.Of(model.Model, options, result.Model, ["inputs"]));
        Assert.Equal(File.ReadAllBytes(At("r.xlsx")), File.ReadAllBytes(At("s.xlsx")));
        SimulationOptions many = options with { Runs = 1_048_576, KeepSamples = false };
        Model one = new("one");
        one.Output("x", one.Input("x", Uniform(0, 1)));
        RunTable tooLong = RunTable.Of(one, many, one.Simulate(many));
        Assert.Equal("LIM012", Assert.Throws<ModelException>(() => ResultFile.WriteExcel(result, At("u.xlsx"), tooLong)).Problems[0].Code);
        Assert.False(File.Exists(At("u.xlsx")));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in parts)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
