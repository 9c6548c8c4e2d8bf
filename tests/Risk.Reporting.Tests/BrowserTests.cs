using System.Text.Json.Nodes;
using Xunit.Abstractions;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

/// <summary>The report in a real browser, where there is one on the PATH; where not, the output says so and the structure alone is tested.</summary>
public sealed class BrowserTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Reports = ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening"];

    private readonly string _folder = Directory.CreateTempSubdirectory("risk-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_report_works_offline_reads_its_values_on_hover_and_says_nothing_on_the_console()
    {
        string file = Path.Combine(_folder, "report.html");
        HtmlReport.Of(Subject.RealCase).Write(file);
        if (Browser.Program is not { } program)
        {
            output.WriteLine("no chromium on the PATH: only the structure was tested");
            Assert.Contains("<div id=\"tip\" hidden></div>", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
            return;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using Browser browser = await Browser.Start(program, limit.Token);
        await browser.Open(file, limit.Token);

        // Every kind of chart reads its value where the pointer is.
        int charts = (int)(await browser.Evaluate("document.querySelectorAll('figure').length", limit.Token))!;
        Assert.True(charts >= 6);
        for (int i = 0; i < charts; i++)
        {
            JsonNode at = (await browser.Evaluate(
                $"(() => {{ const m = document.querySelectorAll('figure')[{i}].querySelectorAll('.mark')[2]; m.scrollIntoView({{ block: 'center' }}); const b = m.getBoundingClientRect(); return {{ x: b.x + b.width / 2, y: b.y + b.height / 2 }}; }})()",
                limit.Token))!;
            await browser.Call("Input.dispatchMouseEvent", new { type = "mouseMoved", x = (double)at["x"]!, y = (double)at["y"]! }, limit.Token);
            Assert.True((bool)(await browser.Evaluate("!tip.hidden && [...document.querySelectorAll('.mark title')].some(t => t.textContent === tip.textContent)", limit.Token))!, $"chart {i}");
        }

        await browser.Call("Input.dispatchMouseEvent", new { type = "mouseMoved", x = 2, y = 2 }, limit.Token);
        Assert.True((bool)(await browser.Evaluate("tip.hidden", limit.Token))!);

        // A frame dragged over a chart enlarges what lies in it; Escape goes back.
        const string View = "document.querySelector('figure svg').getAttribute('viewBox')";
        string whole = (string)(await browser.Evaluate(View, limit.Token))!;
        JsonNode box = (await browser.Evaluate("(() => { const s = document.querySelector('figure svg'); s.scrollIntoView(); const b = s.getBoundingClientRect(); return { x: b.x, y: b.y, w: b.width, h: b.height }; })()", limit.Token))!;
        foreach ((string type, double share) in new[] { ("mousePressed", 0.25), ("mouseMoved", 0.5), ("mouseReleased", 0.5) })
        {
            await browser.Call("Input.dispatchMouseEvent", new { type, button = "left", clickCount = 1, x = (double)box["x"]! + (share * (double)box["w"]!), y = (double)box["y"]! + (share * (double)box["h"]!) }, limit.Token);
        }

        double[] near = [.. ((string)(await browser.Evaluate(View, limit.Token))!).Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(860 * 0.25, near[0], 1.0);
        Assert.Equal(860 * 0.25, near[2], 1.0);
        await browser.Call("Input.dispatchKeyEvent", new { type = "keyDown", key = "Escape" }, limit.Token);
        Assert.Equal(whole, (string?)await browser.Evaluate(View, limit.Token));

        // A dark page is dark.
        await browser.Call("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = "dark" } } }, limit.Token);
        Assert.Equal("rgb(22, 24, 28)", (string?)await browser.Evaluate("getComputedStyle(document.body).backgroundColor", limit.Token));

        Assert.NotEmpty((string)(await browser.Call("Page.printToPDF", new { }, limit.Token))["data"]!);
        IsQuiet(browser, file);
    }

    [Fact]
    public async Task No_name_runs_anything_loads_anything_or_leaves_the_paper()
    {
        if (Browser.Program is not { } program)
        {
            output.WriteLine("no chromium on the PATH: names are tested by the structure of the page alone");
            Assert.Single(HtmlReport.Of(Subject.Small(Hostile.Names[6], 1)).ToHtml().Split("<script>")[1..]);
            return;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using Browser browser = await Browser.Start(program, limit.Token);
        foreach (string name in Hostile.Names)
        {
            string file = Path.Combine(_folder, "report.html");
            SimulationResult result = Subject.Small(name, Triangular(0.1, 0.5, 1), 200);
            HtmlReport.Of(result).Write(file, overwrite: true);
            await browser.Open(file, limit.Token);
            Assert.True((bool)(await browser.Evaluate("window.harmed === undefined", limit.Token))!, name);
            Assert.Equal(1, (int)(await browser.Evaluate("document.scripts.length", limit.Token))!);
            Assert.Equal(SafeTextOf(name), (string?)await browser.Evaluate("document.querySelector('h1').textContent", limit.Token));
            string? outside = (string?)await browser.Evaluate(
                "[...document.querySelectorAll('svg text')].filter(t => { const b = t.getBBox(), v = t.ownerSVGElement.viewBox.baseVal; return b.x < 0 || b.x + b.width > v.width; }).map(t => t.textContent).join('\\n')", limit.Token);
            Assert.Equal("", outside);
            IsQuiet(browser, file);
        }
    }

    /// <summary>Nothing on the console, no dialog, and nothing asked for but the page itself.</summary>
    private static void IsQuiet(Browser browser, string file)
    {
        Assert.Empty(browser.Events.Where(e => Reports.Contains((string?)e["method"])).Select(e => e.ToJsonString()));
        Assert.Equal(
            [new Uri(file).AbsoluteUri],
            browser.Events.Where(e => (string?)e["method"] == "Network.requestWillBeSent").Select(e => (string?)e["params"]!["request"]!["url"]).Distinct());
    }

    private static string SafeTextOf(string name) => name.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ');
}
