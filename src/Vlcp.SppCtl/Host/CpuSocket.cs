namespace Vlcp.SppCtl.Host;

/// <summary>A CPU socket of this host.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Cores">Its cores.</param>
internal sealed record CpuSocket(int Id, IReadOnlyList<CpuCore> Cores);
