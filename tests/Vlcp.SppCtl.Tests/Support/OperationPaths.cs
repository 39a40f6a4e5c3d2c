namespace Vlcp.SppCtl.Tests.Support;

/// <summary>The paths of operations for the processes of a <see cref="Panel"/>.</summary>
internal static class OperationPaths
{
    private static readonly (string Prefix, string Process)[] Owners =
    [
        ("/v1/vfs/", "vf(1)"), ("/v1/nfvs/", "nfv(2)"), ("/v1/mirrors/", "mirror(3)"), ("/v1/pcaps/", "pcap(4)"), ("/v1/primary", "primary"),
    ];

    /// <summary>The process that a path is about; null if it is about all or none.</summary>
    public static string? ProcessOf(string template) =>
        Owners.Where(owner => template.StartsWith(owner.Prefix, StringComparison.Ordinal)).Select(owner => owner.Process).FirstOrDefault();

    /// <summary>The path for the process of its kind.</summary>
    public static string PathOf(string template) => template
        .Replace("{client_id:number}", ProcessOf(template)?.Split('(', ')').ElementAtOrDefault(1), StringComparison.Ordinal)
        .Replace("{name}", "c1", StringComparison.Ordinal)
        .Replace("{port_id:number}", "0", StringComparison.Ordinal)
        .Replace("{rule_id:number}", "0", StringComparison.Ordinal);

    /// <summary>Where the status of a process is read.</summary>
    public static string StatusOf(string process)
    {
        var prefix = Owners.Single(owner => owner.Process == process).Prefix;
        return process == "primary" ? $"{prefix}/status" : PathOf($"{prefix}{{client_id:number}}");
    }
}
