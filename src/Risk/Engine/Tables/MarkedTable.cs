using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>A law with a table that serves outside its marks.</summary>
internal sealed record MarkedTable(Distribution Law, QuantileTable Table);
