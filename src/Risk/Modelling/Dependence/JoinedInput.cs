namespace Risk.Modelling;

/// <summary>Which input of which group a node of the graph is, so that files and reports can say it again.</summary>
/// <param name="Group">The group.</param>
/// <param name="Index">Its place in the group, from 0.</param>
internal sealed record JoinedInput(DependenceGroup Group, int Index)
{
    public string Name => Group.Inputs[Index].Name;

    /// <summary>The law that the input has by itself.</summary>
    public Uncertain Law => Group.Inputs[Index].Law;
}
