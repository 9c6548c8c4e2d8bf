using System.Globalization;
using Risk;

namespace NextGenerationSharedServices;

/// <summary>The main job: simulate, print, and write what was asked for.</summary>
internal static class Application
{
    private const int Ok = 0, RunFailed = 3, FileFailed = 4, Usage = 64;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (Options.Parse(args, out string problem) is not { } options)
        {
            errors.WriteLine(problem);
            errors.WriteLine(Options.Help);
            return Usage;
        }

        if (options.ShowHelp)
        {
            output.WriteLine(Options.Help);
            return Ok;
        }

        try
        {
            return Run(options, output);
        }
        catch (ModelException exception)
        {
            errors.WriteLine(exception.Message);
            return Usage;
        }
        catch (RunException exception)
        {
            errors.WriteLine(exception.Message);
            return RunFailed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception.Message);
            return FileFailed;
        }
    }

    private static int Run(Options options, TextWriter output)
    {
        Programme programme = BaseCase.Programme();
        if (options.Provenance)
        {
            foreach (ParameterSource parameter in programme.Parameters())
            {
                output.WriteLine(parameter);
            }

            return Ok;
        }

        ProgrammeModel model = programme.ToModel();
        if (options.Explain is { } run)
        {
            output.WriteLine(model.Model.Explain(run, options.Seed));
            return Ok;
        }

        SimulationResult result = model.Simulate(new() { Runs = options.Runs, Seed = options.Seed, Threads = options.Threads, Checksum = true });
        output.Write(result.ToString());
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Runs:N0} runs in {result.Model.Elapsed.TotalSeconds:0.00} s; checksum {result.Model.Checksum}"));
        if (options.Json is { } json)
        {
            SafeFile.Write(json, stream => ResultJson.Write(result, options.Threads ?? Environment.ProcessorCount, stream));
        }

        if (options.Chart is { } chart)
        {
            SafeFile.Write(chart, stream => Chart.Write(result, stream));
        }

        return Ok;
    }
}
