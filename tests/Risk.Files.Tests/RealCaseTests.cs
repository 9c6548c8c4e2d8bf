using System.Xml.Linq;
using NextGenerationSharedServices;
using Risk.Files.Binding;
using Risk.Tests.House;

namespace Risk.Files.Tests;

public class RealCaseTests
{
    private const string CaseFile = "samples/NextGenerationSharedServices/programme.json";

    [Fact]
    public void The_real_case_as_a_file_is_the_one_in_code() => Committed.IsCurrent(CaseFile, ProgrammeFile.ToJson(BaseCase.Programme()));

    [Fact]
    public void The_real_case_from_its_file_gives_the_bits_of_the_code()
    {
        Programme read = ProgrammeFile.Read(Path.Combine(Repository.Root, CaseFile));
        var options = new SimulationOptions { Runs = 10_000, Seed = 2016, Checksum = true };
        SimulationResult file = read.Simulate(options), code = BaseCase.Programme().Simulate(options);
        Assert.Equal(code.Model.Checksum, file.Model.Checksum);
        Assert.NotNull(file.Model.Checksum);
        Assert.Equal(BaseCase.Programme().Parameters().Select(p => p.ToString()), read.Parameters().Select(p => p.ToString()));
    }

    [Fact]
    public void What_is_written_and_read_is_written_the_same_again()
    {
        string once = ProgrammeFile.ToJson(BaseCase.Programme());
        LoadedProgramme read = ProgrammeFile.Parse(once, "case");
        Assert.Empty(read.Warnings);
        Assert.Equal(once, ProgrammeFile.ToJson(read.Programme));
    }

    [Fact]
    public void The_schema_is_that_of_the_records()
    {
        var documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Risk.xml"));
        string made = new SchemaBuilder(documentation).Build();
        Committed.IsCurrent("src/Risk.Files/programme.schema.json", made);
        Assert.Contains("\"migrationDelay\"", made, StringComparison.Ordinal);
        Assert.Contains("\"const\": \"triangular\"", made, StringComparison.Ordinal);
    }
}
