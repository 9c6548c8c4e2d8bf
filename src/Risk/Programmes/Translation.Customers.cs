namespace Risk.Programmes;

internal sealed partial class Translation
{
    /// <summary>A thousandth of a month, under three quarters of an hour: the least time over which a cost is spent.</summary>
    private const double ShortestSpell = 1e-3;

    private TranslatedCustomer Translate(Customer customer)
    {
        string place = Place.Customer(customer.Name);
        string[] names = customer.Supplier is null ? [customer.Name] : [customer.Name, customer.Supplier.Name];
        TranslatedSupplier? supplier = customer.Supplier is null ? null : _suppliers[customer.Supplier.Name];

        Event? joins = IsCertainly(customer.Participation, 1) ? null
            : Event.Occurs(place + "/participation", Bound(place + "/participation/probability", customer.Participation));
        // T = T₀ + τ: docs/methods.md (4).
        Uncertain transfer = Later(
            customer.PlannedTransfer.InMonths,
            _risks.Applied(ImpactTarget.TransferDelay, names, Bound(place + "/transfer delay", customer.TransferDelay)));
        Uncertain migration = MigrationOf(customer, place, names, supplier, transfer);
        Uncertain? exit = ExitOf(customer, place, supplier, transfer, migration);
        Event? migrated = exit is null ? joins : TranslatedCustomer.And(joins, migration < exit);

        var translated = new TranslatedCustomer(customer, joins, transfer, migration, exit, migrated);
        AddSavings(translated, place, names);
        AddMigrationCost(translated, place, names, supplier);
        AddTransferCost(translated, place, names);
        AddExitCost(translated, place);
        AddLegacyPremium(translated, place, names);
        return translated;
    }

    private static Uncertain Later(double planned, Uncertain delay) => IsCertainly(delay, 0) ? planned : planned == 0 ? delay : planned + delay;

    /// <summary>When it migrates: D, then M by the gate of the platform. docs/methods.md (5), (6) and (7).</summary>
    private Uncertain MigrationOf(Customer customer, string place, string[] names, TranslatedSupplier? supplier, Uncertain transfer)
    {
        Uncertain own = Times(Bound(place + "/migration delay", customer.MigrationDelay), supplier?.MigrationDelayFactor ?? 1.0);
        Uncertain delay = _risks.Applied(ImpactTarget.MigrationDelay, names, own);
        Uncertain planned = customer.PlannedMigration.InMonths;
        if (supplier is not null)
        {
            planned = IsCertainly(supplier.Pace, 1) ? planned : planned / supplier.Pace;
            planned = supplier.Ready is null ? planned + supplier.PlatformDelay : Uncertain.Max(planned, supplier.Ready);
        }

        Uncertain migration = planned + delay;
        double lag = _programme.MigrationAfterTransfer.InMonths;
        bool atOnce = lag == 0 && IsCertainly(transfer, 0);
        return atOnce ? migration : Uncertain.Max(migration, transfer + lag);
    }

    /// <summary>The earlier of an exit at the customer's own hazard and the mass exit; null where neither can be. docs/methods.md (8) and (9).</summary>
    private Uncertain? ExitOf(Customer customer, string place, TranslatedSupplier? supplier, Uncertain transfer, Uncertain migration)
    {
        Uncertain? exit = IsCertainly(customer.ExitHazard, 0) ? null
            : Uncertain.Input(place + "/exit", Distribution.Exponential(1)) * (12.0 / Bound(place + "/exit hazard", customer.ExitHazard));
        if (supplier?.MassExit is { } moment)
        {
            Uncertain likelihood = customer.Discretionary ? supplier.DiscretionaryExit : supplier.OtherExit;
            Event unbound = moment < (exit is null ? migration : Uncertain.Min(exit, migration));
            Event leaves = IsCertainly(likelihood, 1) ? unbound : unbound & Event.Occurs(place + "/exit at renegotiation", likelihood);
            exit = leaves.Choose(moment, exit ?? _never);
        }

        // Nobody leaves before having come.
        return exit is null || IsCertainly(transfer, 0) ? exit : (exit < transfer).Choose(_never, exit);
    }

    /// <summary>The two stages of a saving: docs/methods.md (12) and (13).</summary>
    private void AddSavings(TranslatedCustomer c, string place, string[] names)
    {
        TranslatedSavings profile = c.Customer.Savings is null ? _savings : new(c.Customer.Savings, place + "/savings");
        Uncertain annual = _risks.Applied(ImpactTarget.AnnualSaving, names, Bound(place + "/annual saving", c.Customer.AnnualSaving));
        Uncertain until = c.Exit ?? Calendar.Horizon;
        Uncertain? erosion = IsCertainly(profile.Erosion, 0) ? null : profile.Erosion / 12;

        Uncertain migrating = annual * profile.MigrationRate;
        if (!IsCertainly(profile.Obsolescence, 0))
        {
            migrating *= Uncertain.Exp(profile.Obsolescence / -12 * (c.Migration - c.Customer.PlannedMigration.InMonths));
        }

        var line = new CashFlowLine("saving", null);
        if (!IsCertainly(profile.TransferShare, 0))
        {
            Add(new(line, When(c.Joins, annual * profile.TransferRate), c.Transfer, until) { Ramp = profile.TransferRamp, Decay = erosion });
        }

        if (!IsCertainly(profile.TransferShare, 1))
        {
            // Erosion counts from the transfer for both stages.
            Add(new(line, When(c.Migrated, migrating), c.Migration, until) { Ramp = profile.MigrationRamp, Decay = erosion, Since = c.Transfer });
        }
    }

    /// <summary>Over the months before M, if M &lt; E: docs/methods.md (15).</summary>
    private void AddMigrationCost(TranslatedCustomer c, string place, string[] names, TranslatedSupplier? supplier)
    {
        Uncertain own = Bound(place + "/migration cost", c.Customer.MigrationCost);
        Uncertain factor = Times(_migrationCostFactor, supplier?.MigrationCostFactor ?? 1.0);
        Uncertain cost = _risks.Applied(ImpactTarget.MigrationCost, names, Times(own, factor));
        if (IsCertainly(cost, 0))
        {
            return;
        }

        double spell = Math.Max(_treatment.BeforeMigration.InMonths, ShortestSpell);
        var line = new CashFlowLine("migration", _treatment.Migration);
        bool surelyLater = c.Customer.PlannedMigration.InMonths >= spell && (supplier is null || IsCertainly(supplier.Pace, 1));
        if (surelyLater)
        {
            Add(new(line, When(c.Migrated, cost / spell), c.Migration - spell, c.Migration));
            return;
        }

        Uncertain from = Uncertain.Max(0, c.Migration - spell);
        Uncertain until = Uncertain.Max(c.Migration, ShortestSpell);
        Add(new(line, When(c.Migrated, cost / (until - from)), from, until));
    }

    /// <summary>Over the months from T: docs/methods.md (16).</summary>
    private void AddTransferCost(TranslatedCustomer c, string place, string[] names)
    {
        Uncertain cost = _risks.Applied(ImpactTarget.TransferCost, names, Bound(place + "/transfer cost", c.Customer.TransferCost));
        double spell = Math.Max(_treatment.AfterTransfer.InMonths, ShortestSpell);
        Add(new(new("transfer", _treatment.Transfer), When(c.Joins, Times(cost, 1 / spell)), c.Transfer, c.Transfer + spell));
    }

    /// <summary>Over the months from E: docs/methods.md (16).</summary>
    private void AddExitCost(TranslatedCustomer c, string place)
    {
        if (c.Exit is not { } exit)
        {
            return;
        }

        Uncertain cost = Bound(place + "/exit cost", c.Customer.ExitCost);
        double spell = Math.Max(_treatment.AfterExit.InMonths, ShortestSpell);
        Add(new(new("exit", _treatment.Exit), When(c.Joins, Times(cost, 1 / spell)), exit, exit + spell));
    }

    /// <summary>L·((1 + e)·(1 + g)^((t − planned M) ⁄ 12) − 1) from the planned migration until the migration or the exit: docs/methods.md (19), and (20) for the integral of the two flows, one that grows and one that does not.</summary>
    private void AddLegacyPremium(TranslatedCustomer c, string place, string[] names)
    {
        if (c.Customer.Legacy is not { } legacy)
        {
            return;
        }

        place += "/legacy";
        Uncertain running = _risks.Applied(ImpactTarget.LegacyRunningCost, names, Bound(place + "/running cost", legacy.RunningCost));
        Uncertain extension = Bound(place + "/extension premium", legacy.ExtensionPremium);
        Uncertain growth = Bound(place + "/growth", legacy.Growth);
        Uncertain rate = When(c.Joins, Times(running, 1 / 12.0));
        Uncertain from = c.Customer.PlannedMigration.InMonths;
        Uncertain until = c.Exit is null ? c.Migration : Uncertain.Min(c.Migration, c.Exit);
        var line = new CashFlowLine("legacy premium", _treatment.LegacyPremium);
        bool level = IsCertainly(growth, 0);
        if (level)
        {
            Add(new(line, Times(rate, extension), from, until));
            return;
        }

        Add(new(line, IsCertainly(extension, 0) ? rate : rate * (1.0 + extension), from, until) { Decay = Uncertain.Log(1.0 + growth) / -12 });
        Add(new(line, -rate, from, until));
    }

    private static Uncertain When(Event? condition, Uncertain rate) =>
        condition is null || IsCertainly(rate, 0) ? rate : condition.Choose(rate, 0.0);
}
