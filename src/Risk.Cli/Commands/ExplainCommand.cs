using System.CommandLine;

namespace Risk.Cli.Commands;

/// <summary><c>risk explain</c>: one run, told step by step.</summary>
internal static class ExplainCommand
{
    public static Command Make(Application application)
    {
        var file = new Argument<string>("file") { Description = "A model file." };
        var run = new Option<long>("--run") { HelpName = "number", Description = "The number of the run, from 0.", Required = true, CustomParser = Spelling.Whole };
        var command = new Command("explain", "Tell one simulated life: what was drawn, and what followed from it.") { file, run };
        var options = new RunOptions(command);
        command.SetAction((parsed, _) => application.Guarded(() =>
        {
            LoadedProgramme loaded = ProgrammeFile.Load(parsed.GetValue(file)!);
            application.Warn(loaded.Warnings);
            SimulationOptions settings = options.Of(parsed, loaded.Simulation);
            long number = parsed.GetValue(run);
            if (number < 0 || number >= SimulationOptions.MaximumRuns)
            {
                throw new ModelException(new Problem("RUN019", "run", $"the run must be 0..{SimulationOptions.MaximumRuns - 1} (was {parsed.GetResult(run)!.Tokens[^1].Value})"));
            }

            application.Output.WriteLine(loaded.Programme.ToModel().Model.Explain(number, settings));
            foreach (DependenceGroup group in loaded.Programme.Dependence())
            {
                application.Output.WriteLine($"Joined in {group.Name}: {group}.");
            }

            application.Output.WriteLine("Money in £m, durations and dates in months from the start.");
            application.Errors.WriteLine($"seed {settings.Seed}{(options.HasSeed(parsed, loaded.Simulation) ? "" : ", drawn now: --seed tells a life of an earlier simulation")}");
            return ExitCode.Ok;
        }));
        return command;
    }
}
