namespace Vlcp.SppCtl.Host;

/// <summary>A physical core.</summary>
/// <param name="Id">Its number in its socket.</param>
/// <param name="Lcores">The logical cores that run on it.</param>
internal sealed record CpuCore(int Id, IReadOnlyList<int> Lcores);
