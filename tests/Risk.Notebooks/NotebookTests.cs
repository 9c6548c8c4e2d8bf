using System.Text.Json.Nodes;
using Risk.Tests.House;

namespace Risk.Notebooks;

/// <summary>Every notebook, from a clean state, against the packages as they are. RISK_UPDATE=1 writes the outputs instead of comparing them.</summary>
[Collection(OneConsole.Name)]
public sealed class NotebookTests(PackedFeed feed)
{
    public static TheoryData<string> Files => [.. Repository.Files("samples/notebooks", ".ipynb")];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_notebook_gives_the_outputs_that_are_committed(string file)
    {
        string committed = Repository.Read(file);
        Notebook notebook = Notebook.Read(committed);
        Directory.SetCurrentDirectory(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!));
        Assert.Null(await notebook.Execute(feed));
        if (Environment.GetEnvironmentVariable("RISK_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, file), notebook.ToString());
            return;
        }

        foreach ((Cell was, Cell now) in Notebook.Read(committed).Cells.Zip(notebook.Cells).Where(pair => pair.First.IsCode))
        {
            Assert.Equal($"{file}, cell {was.Id}\n{was.Outputs}", $"{file}, cell {now.Id}\n{now.Outputs}");
        }

        Assert.Equal(committed, notebook.ToString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_notebook_is_of_format_4_5_says_nothing_of_a_machine_and_fits_the_page(string file)
    {
        Notebook notebook = Notebook.Read(Repository.Read(file));
        Assert.Equal((4, 5), ((int)notebook.Json["nbformat"]!, (int)notebook.Json["nbformat_minor"]!));
        Assert.Equal(["kernelspec", "language_info"], notebook.Json["metadata"]!.AsObject().Select(entry => entry.Key));
        Assert.Equal("C#", (string?)notebook.Json["metadata"]!["kernelspec"]!["language"]);
        Assert.All(notebook.Cells, cell => Assert.Matches("^[a-z0-9-]{1,64}$", cell.Id));
        Assert.Equal(notebook.Cells.Count, notebook.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.All(notebook.Cells, cell => Assert.Empty(cell.Metadata));
        Cell[] code = [.. notebook.Cells.Where(cell => cell.IsCode)];
        Assert.Equal(Enumerable.Range(1, code.Length), code.Select(cell => cell.ExecutionCount ?? 0));
        Assert.All(code, cell => Assert.DoesNotContain(cell.Source.Split('\n'), line => line.Length > 100));
        Assert.Contains(code, cell => cell.Outputs.Any(output => output!["data"]?["image/svg+xml"] is not null));
        Assert.True(new FileInfo(Path.Combine(Repository.Root, file)).Length < 400_000);
    }

    [Fact]
    public async Task A_cell_that_throws_a_cell_that_does_not_compile_and_an_unknown_package_are_faults()
    {
        foreach (string code in (string[])["throw new InvalidOperationException(\"no\");", "int x = \"one\";", "#r \"nuget: Unknown, 1.0.0\""])
        {
            Notebook notebook = Notebook.Read(Of("int one = 1;", code, "Console.WriteLine(\"not reached\");"));
            Assert.StartsWith("cell b: ", await notebook.Execute(feed), StringComparison.Ordinal);
            Assert.Empty(notebook.Cells[2].Outputs);
        }
    }

    [Fact]
    public async Task State_await_records_printed_text_and_the_last_expression_work_across_cells()
    {
        Notebook notebook = Notebook.Read(Of("record Point(int X);\nvar p = new Point(1);", "await Task.Delay(1);\nConsole.WriteLine(\"seen\");\nint F() => p.X + 1;", "(p with { X = F() })"));
        Assert.Null(await notebook.Execute(feed));
        Assert.Equal("seen\n", Cell.Text(notebook.Cells[1].Outputs[0]!["text"]));
        Assert.Equal("Point { X = 2 }", Cell.Text(notebook.Cells[2].Outputs[0]!["data"]!["text/plain"]));
    }

    [Fact]
    public async Task A_type_with_ToHtml_or_ToSvg_shows_itself()
    {
        Notebook notebook = Notebook.Read(Of(
            "class Table { public string ToHtml() => \"<table></table>\"; public override string ToString() => \"table\"; }\nclass Picture { public string ToSvg() => \"<svg></svg>\"; }",
            "new Table()",
            "new Picture()"));
        Assert.Null(await notebook.Execute(feed));
        Assert.Equal("<table></table>", Cell.Text(notebook.Cells[1].Outputs[0]!["data"]!["text/html"]));
        Assert.Equal("table", Cell.Text(notebook.Cells[1].Outputs[0]!["data"]!["text/plain"]));
        Assert.Equal("<svg></svg>", Cell.Text(notebook.Cells[2].Outputs[0]!["data"]!["image/svg+xml"]));
    }

    /// <summary>Where a Chromium is: each notebook as a page has no fault, loads nothing, and nothing is wider than the page. RISK_SCREENSHOTS=FOLDER keeps pictures.</summary>
    [Fact]
    public async Task A_notebook_looks_right_in_a_browser()
    {
        string file = Repository.Files("samples/notebooks", ".ipynb")[0];
        string page = NotebookPage.Of(Notebook.Read(Repository.Read(file)), file);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("<table", page, StringComparison.Ordinal);
        if (Reporting.Tests.Browser.Program is not { } program)
        {
            return;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using Reporting.Tests.Browser browser = await Reporting.Tests.Browser.Start(program, limit.Token);
        string? kept = Environment.GetEnvironmentVariable("RISK_SCREENSHOTS");
        foreach (string one in kept is null ? [file] : Repository.Files("samples/notebooks", ".ipynb"))
        {
            await Look(browser, one, kept, limit.Token);
        }
    }

    private static async Task Look(Reporting.Tests.Browser browser, string file, string? kept, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("risk-notebook-page-");
        try
        {
            string path = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(path, NotebookPage.Of(Notebook.Read(Repository.Read(file)), file), cancellation);
            await browser.Open(path, cancellation);
            string[] faults = ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"];
            Assert.DoesNotContain(browser.Events, e => faults.Contains((string?)e["method"]));
            Assert.Single(browser.Events, e => (string?)e["method"] == "Network.requestWillBeSent");
            Assert.True((bool)(await browser.Evaluate("document.documentElement.scrollWidth <= innerWidth", cancellation))!);
            Assert.True((bool)(await browser.Evaluate("[...document.querySelectorAll('svg')].every(s => s.getBoundingClientRect().height > 100)", cancellation))!);
            if (kept is not null)
            {
                JsonNode picture = await browser.Call("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true }, cancellation);
                await File.WriteAllBytesAsync(Path.Combine(kept, Path.GetFileNameWithoutExtension(file) + ".png"), Convert.FromBase64String((string)picture["data"]!), cancellation);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Of(params string[] cells)
    {
        var json = new JsonArray();
        foreach (string source in cells)
        {
            json.Add((JsonNode)new JsonObject
            {
                ["cell_type"] = "code", ["execution_count"] = null, ["id"] = ((char)('a' + json.Count)).ToString(),
                ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = source,
            });
        }

        return new JsonObject { ["cells"] = json, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }.ToJsonString();
    }
}
