using System.Diagnostics;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Risk.Reporting.Tests;

/// <summary>A Chromium without a window, spoken to by the DevTools protocol; ended with its profile when it is disposed of.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private int _calls;

    private Browser(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>What the page has reported so far.</summary>
    public List<JsonObject> Events { get; } = [];

    /// <summary>The browser on the PATH; null where there is none.</summary>
    public static string? Program =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in (string[])["chromium", "chromium-browser", "google-chrome"]
         let file = Path.Combine(folder, name)
         where File.Exists(file)
         select file).FirstOrDefault();

    public static async Task<Browser> Start(string program, CancellationToken cancellation)
    {
        string profile = Directory.CreateTempSubdirectory("risk-browser-").FullName;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--window-size=1100,900", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var browser = new Browser(process, profile);
        try
        {
            await browser.Connect(cancellation);
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }

        return browser;
    }

    public async Task<JsonNode> Call(string method, object parameters, CancellationToken cancellation)
    {
        int id = ++_calls;
        byte[] call = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters });
        await _socket.SendAsync(call, WebSocketMessageType.Text, true, cancellation);
        while (true)
        {
            JsonObject answer = await Receive(cancellation);
            if ((int?)answer["id"] == id)
            {
                return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]}");
            }

            Events.Add(answer);
        }
    }

    /// <summary>What an expression comes to in the page.</summary>
    public async Task<JsonNode?> Evaluate(string expression, CancellationToken cancellation)
    {
        JsonNode answer = await Call("Runtime.evaluate", new { expression, returnByValue = true }, cancellation);
        return answer["exceptionDetails"] is { } fault ? throw new InvalidOperationException(fault.ToJsonString()) : answer["result"]!["value"];
    }

    public async Task Open(string file, CancellationToken cancellation)
    {
        Events.Clear();
        await Call("Page.navigate", new { url = new Uri(file).AbsoluteUri }, cancellation);
        while (!Events.Any(e => (string?)e["method"] == "Page.loadEventFired"))
        {
            Events.Add(await Receive(cancellation));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (int attempt = 0; attempt < 20 && Directory.Exists(_profile); attempt++)
        {
            try
            {
                Directory.Delete(_profile, true);
            }
            catch (IOException)
            {
                // A process of the browser may still be closing its files.
                await Task.Delay(100);
            }
        }
    }

    private async Task Connect(CancellationToken cancellation)
    {
        string told = Path.Combine(_profile, "DevToolsActivePort");
        string[] lines = [];
        while (lines.Length < 2)
        {
            await Task.Delay(50, cancellation);
            lines = File.Exists(told) ? await File.ReadAllLinesAsync(told, cancellation) : [];
        }

        using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
        JsonArray targets = JsonNode.Parse(await client.GetStringAsync(new Uri($"http://127.0.0.1:{lines[0]}/json/list"), cancellation))!.AsArray();
        _socket.Options.Proxy = null;
        await _socket.ConnectAsync(new Uri((string)targets.First(t => (string?)t!["type"] == "page")!["webSocketDebuggerUrl"]!), cancellation);
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"])
        {
            await Call(domain + ".enable", new { }, cancellation);
        }
    }

    private async Task<JsonObject> Receive(CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellation);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(Encoding.UTF8.GetString(whole.ToArray()))!.AsObject();
    }
}
