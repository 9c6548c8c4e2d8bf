namespace Risk.Programmes;

internal sealed partial class Translation
{
    private TranslatedSupplier Translate(Supplier supplier)
    {
        string place = Place.Supplier(supplier.Name);
        Uncertain z = Bound(place + "/capability", supplier.Capability);
        Uncertain pace = Bound(place + "/pace", supplier.Pace);
        CapabilityEffects effects = supplier.Effects;
        Uncertain delay = 0, ready = 0;
        if (supplier.Platform is { } platform)
        {
            // docs/methods.md (3).
            Uncertain own = Times(Bound(place + "/platform/delay", platform.Delay), Effect(effects.PlatformDelay, z));
            delay = _risks.Applied(ImpactTarget.PlatformDelay, [supplier.Name], own);
            ready = (platform.PlannedBuild.InMonths / pace) + delay;
            AddPlatform(supplier.Name, platform, Effect(effects.PlatformCost, z), ready);
        }

        AddClaims(supplier, delay);
        return new(
            pace,
            delay,
            supplier.Platform?.Gate == PlatformGate.HoldsUntilReady ? ready : null,
            Effect(effects.MigrationDelay, z),
            Effect(effects.MigrationCost, z),
            MassExit(supplier, delay))
        {
            DiscretionaryExit = Bound(place + "/renegotiation/discretionary exit", supplier.Renegotiation?.DiscretionaryExit ?? 0.0),
            OtherExit = Bound(place + "/renegotiation/other exit", supplier.Renegotiation?.OtherExit ?? 0.0),
        };
    }

    /// <summary>B · max(X e^(a_C Z), swan) over [0, ready]: docs/methods.md (14).</summary>
    private void AddPlatform(string supplier, Platform platform, Uncertain effect, Uncertain ready)
    {
        string place = Place.Supplier(supplier) + "/platform";
        Uncertain overrun = Times(Bound(place + "/overrun", platform.Overrun), effect);
        if (platform.BlackSwan is { } swan)
        {
            Uncertain rare = Bound(place + "/black swan/overrun", swan.Overrun);
            Uncertain capped = double.IsPositiveInfinity(swan.Cap) ? rare : Uncertain.Min(swan.Cap, rare);
            Event happens = Event.Occurs(place + "/black swan", Bound(place + "/black swan/likelihood", swan.Likelihood));
            overrun = happens.Choose(Uncertain.Max(overrun, capped), overrun);
        }

        Uncertain cost = _risks.Applied(ImpactTarget.PlatformCost, [supplier], Times(Bound(place + "/build cost", platform.BuildCost), overrun));

        // A platform that takes no time still needs a moment in which its money is spent.
        Uncertain end = platform.PlannedBuild == Duration.Zero ? Uncertain.Max(ready, ShortestSpell) : ready;
        Add(new(new("platform", _treatment.Platform), cost / end, 0, end));
    }

    private Uncertain? MassExit(Supplier supplier, Uncertain delay)
    {
        if (supplier.Renegotiation is not { } renegotiation)
        {
            return null;
        }

        string place = Place.Supplier(supplier.Name) + "/renegotiation";
        Uncertain likelihood = renegotiation.LikelihoodByDelay?.At(delay) ?? Bound(place + "/likelihood", renegotiation.Likelihood);
        return Event.Occurs(place, likelihood).Choose(Bound(place + "/moment", renegotiation.Moment), _never);
    }

    /// <summary>c · P · (2w − 1) over the months set: docs/methods.md (18).</summary>
    private void AddClaims(Supplier supplier, Uncertain delay)
    {
        if (supplier.Claims is not { } claims)
        {
            return;
        }

        string place = Place.Supplier(supplier.Name) + "/claims";
        Uncertain net = (2.0 * Bound(place + "/client share", claims.ClientShare)) - 1.0;
        double from = claims.From.InMonths, until = claims.Until.InMonths;
        Uncertain rate = Times(Bound(place + "/cost per month", claims.CostPerMonth), delay) * net / (until - from);
        Add(new(new("claims", _treatment.Claims), rate, from, until));
    }
}
