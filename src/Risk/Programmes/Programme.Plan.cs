using Risk.Programmes;

namespace Risk;

public sealed partial record Programme
{
    /// <summary>
    /// The programme if all goes as planned: nothing is late, everybody takes part and nobody leaves, costs and savings come in as planned, no
    /// risk event happens. An uncertain amount stands at its mode where its law states one, else at its median.
    /// </summary>
    public Programme AsPlanned()
    {
        var value = new CertainValue();
        return this with
        {
            Suppliers = [.. AllSuppliers().Select(s => Planned(s, value))],
            Customers = [.. Customers.Select(c => Planned(c, value))],
            Savings = Planned(Savings, value),
            MigrationCostFactor = 1,
            Office = Office is null ? null : Office with
            {
                AnnualCost = value.Of(Office.AnnualCost),
                AnnualCostAfter = value.Of(Office.AnnualCostAfter),
            },
            Costs = [.. Costs.Select(c => c with { AnnualCost = value.Of(c.AnnualCost), TotalCost = value.Of(c.TotalCost) })],
            Risks = [],
        };
    }

    /// <summary>The deterministic plan, in closed form: <see cref="AsPlanned"/>, computed.</summary>
    /// <exception cref="ModelException">The programme has errors; all of them.</exception>
    public ProgrammePlan Plan()
    {
        ThrowIfInvalid();
        return new(new Translation(AsPlanned()));
    }

    /// <summary>The programme in the algebra, to which more can be added before it is simulated.</summary>
    /// <exception cref="ModelException">The programme has errors; all of them.</exception>
    public ProgrammeModel ToModel()
    {
        Model.BeginRehearsal();
        return new(this, Plan());
    }

    /// <summary>The suppliers of the programme and of its customers, each name once; those of the programme first.</summary>
    internal IReadOnlyList<Supplier> AllSuppliers()
    {
        var byName = new Dictionary<string, Supplier>(StringComparer.Ordinal);
        var all = new List<Supplier>();
        foreach (Supplier? supplier in Suppliers.Concat(Customers.Select(c => c?.Supplier)))
        {
            if (supplier is not null && byName.TryAdd(supplier.Name, supplier))
            {
                all.Add(supplier);
            }
        }

        return all;
    }

    private static Supplier Planned(Supplier supplier, CertainValue value) => new(supplier.Name)
    {
        Platform = supplier.Platform is null ? null : supplier.Platform with
        {
            BuildCost = value.Of(supplier.Platform.BuildCost),
            Delay = 0,
            Overrun = 1,
            BlackSwan = null,
        },
    };

    private static Customer Planned(Customer customer, CertainValue value) => customer with
    {
        AnnualSaving = value.Of(customer.AnnualSaving),
        TransferDelay = 0,
        Participation = 1,
        MigrationDelay = 0,
        MigrationCost = value.Of(customer.MigrationCost),
        TransferCost = value.Of(customer.TransferCost),
        ExitHazard = 0,
        Legacy = null,
        Savings = customer.Savings is null ? null : Planned(customer.Savings, value),
    };

    private static SavingsProfile Planned(SavingsProfile savings, CertainValue value) => savings with
    {
        TransferShare = value.Of(savings.TransferShare),
        TransferRealisation = 1,
        MigrationRealisation = 1,
        Erosion = 0,
        Obsolescence = 0,
    };
}
