namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>The same lab with controllers whose leases run out after four seconds.</summary>
public sealed class ShortLeaseLab : LiveLab
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["VLCP__MODULE__VXLANCAST__REFRESHINTERVAL"] = "2" };
}
