using Risk.Modelling;

namespace Risk.Engine;

/// <summary>A node and the sign that it has in a sum.</summary>
internal sealed record SignedNode(double Sign, Node Node);
