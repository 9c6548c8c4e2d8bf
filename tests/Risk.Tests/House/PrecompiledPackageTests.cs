namespace Risk.Tests.House;

/// <summary>The package with the library compiled ahead of time, as a stranger on this platform gets it.</summary>
public class PrecompiledPackageTests(PrecompiledRisk package) : IClassFixture<PrecompiledRisk>
{
    [Fact]
    public void The_package_holds_the_library_compiled_ahead_of_time_or_its_packing_says_that_it_does_not() =>
        Assert.Equal(!package.IsPrecompiled, package.Said.Contains("packed without code compiled ahead of time", StringComparison.Ordinal));

    /// <summary>Left are kernels, for vectors cannot be compiled ahead of time, and framework generics over numbers. Once it was 179; it is 95.</summary>
    [Fact]
    public void The_first_program_of_the_README_compiles_fewer_than_120_methods_where_the_library_is_compiled_ahead_of_time()
    {
        (string program, string output) = Documents.FirstScreen();
        Assert.Equal(output.ReplaceLineEndings().TrimEnd(), package.RunInNewProject(program).ReplaceLineEndings().TrimEnd());
        Assert.InRange(package.CompiledFirst.Count, 20, package.IsPrecompiled ? 119 : 1_599);
    }
}
