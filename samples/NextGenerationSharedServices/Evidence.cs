using Risk;
using static Risk.Provenance;

namespace NextGenerationSharedServices;

/// <summary>What each number of the base case rests on: a fact with its source, arithmetic on facts, or an assumption.</summary>
/// <remarks>
/// Sources. NAO16: National Audit Office, Shared service centres, HC 16, 20 May 2016. GMPP-S: Government Major Projects Portfolio, Shared
/// Services Implementation Programme, 2015 to 2017. GMPP-I2: the same, ISSC2, 2018. NGSS12: Next Generation Shared Services: strategic plan,
/// Cabinet Office, December 2012. NAO11: Shared services in the Research Councils, 2011. NAO14: Update on the Next Generation Shared Services
/// Strategy, HC 1101, 2014. FB11: Flyvbjerg and Budzier, Why Your IT Project Might Be Riskier Than You Think, 2011. CSW16: Civil Service World,
/// 2016. GB: The Green Book. LEG: Organising for Digital Delivery, 2021.
/// </remarks>
internal static class Evidence
{
    /// <summary>By the path of the parameter; a star stands for any one name.</summary>
    public static IReadOnlyDictionary<string, Provenance> OfParameters { get; } = new Dictionary<string, Provenance>
    {
        ["start"] = Fact("SSCL contract, 1 November 2013") with { Note = "GMPP-I2" },
        ["years"] = Fact("NAO16: forecasts run to 2023-24"),
        ["prices"] = Fact("NAO16: figures are cash"),
        ["discount rate"] = Fact("GB: 3.5 %, years 1 to 30") with { Note = "continuous timing is an assumption" },
        ["migration after transfer"] = Assumption(),
        ["migration cost factor"] = Assumption() with { Note = "lognormal, mean 1.5" },
        ["programme office/annual cost"] = Assumption() with { Note = "scaled so that the plan comes to about £95m, the top of the 2012 range" },
        ["programme office/annual cost after"] = Assumption() with { Note = "contract management" },
        ["programme office/minimum duration"] = Fact("NAO16: last planned migration April 2016, month 30"),
        ["savings/transfer share"] = Derived("NAO16: £90m saved with 2 of 26 migrated") with { Note = "tuned" },
        ["savings/transfer ramp"] = Assumption(),
        ["savings/migration ramp"] = Assumption("NAO11: 18 to 24 months to maturity"),
        ["savings/transfer realisation"] = Assumption() with { Note = "mean 0.91, concentration 15" },
        ["savings/migration realisation"] = Derived("NAO16: £49.25m a year implied by the re-forecast") with { Note = "tuned; other cases 0.27, 0.28, 0.36" },
        ["savings/erosion"] = Assumption(),
        ["savings/obsolescence"] = Assumption("NAO16: technology moved on during the delay"),
        ["suppliers/*/capability"] = Assumption() with { Note = "standard normal; correlation 0.5 through the client" },
        ["suppliers/*/effects"] = Derived("NAO16: neither supplier could design the platform") with { Note = "tuned" },
        ["suppliers/*/pace"] = Assumption() with { Note = "capability acts through its score" },
        ["suppliers/*/platform/build cost"] = Assumption() with { Note = "scaled so that the plan comes to about £95m, the top of the 2012 range (NAO14)" },
        ["suppliers/*/platform/planned build"] = Assumption(),
        ["suppliers/*/platform/delay"] = Derived("NAO16: mean delay 14 months; GMPP-I2: all live by month 52") with { Note = "tuned" },
        ["suppliers/*/platform/overrun"] = Derived("FB11; reference class 1.56 to 2.19") with { Note = "tuned" },
        ["suppliers/*/platform/black swan/likelihood"] = Derived("FB11: 1 in 6 a programme, two centres"),
        ["suppliers/*/platform/black swan/overrun"] = Derived("FB11: tail of about 200 %") with { Note = "Pareto, alpha 2" },
        ["suppliers/*/platform/black swan/cap"] = Assumption(),
        ["suppliers/*/renegotiation/likelihood"] = Assumption(),
        ["suppliers/*/renegotiation/moment"] = Fact("GMPP-S: asked November 2015 (month 24), agreed August 2016 (month 33.5)"),
        ["suppliers/*/renegotiation/discretionary exit"] = Derived("CSW16, GMPP-S: four of four left"),
        ["suppliers/*/renegotiation/other exit"] = Derived("CSW16, GMPP-S: none of the rest left"),
        ["suppliers/*/claims/cost per month"] = Assumption(),
        ["suppliers/*/claims/client share"] = Assumption("NAO16: poor management of risk transfer"),
        ["suppliers/*/claims/period"] = Assumption(),
        ["customers/*/supplier"] = Derived("GMPP-S, GMPP-I2, CSW16: split of the 26 customers"),
        ["customers/*/annual saving"] = Assumption("NAO16: £128m a year in all is a fact") with { Note = "split by staff" },
        ["customers/*/planned transfer"] = Assumption(),
        ["customers/DWP/planned transfer"] = Fact("GMPP-I2"),
        ["customers/Defra/planned transfer"] = Fact("GMPP-I2"),
        ["customers/Environment Agency/planned transfer"] = Fact("GMPP-I2"),
        ["customers/MoJ/planned transfer"] = Fact("MoJ joined in autumn 2014"),
        ["customers/*/planned migration"] = Assumption("within the published ends: October 2014, end of 2015, April 2016"),
        ["customers/DfT centre/planned migration"] = Fact("GMPP-S: October 2014"),
        ["customers/Home Office/planned migration"] = Fact("NAO16: last plan April 2016, month 30"),
        ["customers/*/transfer delay"] = Assumption(),
        ["customers/*/participation/probability"] = Assumption("NAO16: some never joined"),
        ["customers/*/migration delay"] = Assumption() with { Note = "tuned to the same targets as the platform's delay" },
        ["customers/*/migration cost"] = Assumption(),
        ["customers/*/transfer cost"] = Assumption(),
        ["customers/*/exit hazard"] = Assumption(),
        ["customers/*/exit cost"] = Assumption("ceiling: Research Councils and Fujitsu, £13m"),
        ["customers/*/discretionary"] = Fact("CSW16: DCLG, HM Treasury, DCMS and the Civil Nuclear Constabulary left"),
        ["customers/*/legacy/running cost"] = Assumption() with { Note = "£32m in all, 5 % of £640m a year in scope" },
        ["customers/*/legacy/extension premium"] = Assumption(),
        ["customers/*/legacy/growth"] = Derived("LEG: 4 % to 22 % a year"),
    };
}
