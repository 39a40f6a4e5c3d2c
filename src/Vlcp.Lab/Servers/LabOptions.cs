using System.Net;
using System.Text.RegularExpressions;

namespace Vlcp.Lab;

/// <summary>What lab to build.</summary>
public sealed partial record LabOptions
{
    /// <summary>How many servers; more can be added later. 0 to 200.</summary>
    public int Servers { get; init; } = 2;

    /// <summary>
    /// The begin of every namespace's name: 1 to 8 of a-z and 0-9. When null, a free one is chosen, so that labs stand side by side.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// The lab's own directory, which must not hold a lab yet and is removed with the lab. At most 70 characters, because UNIX
    /// sockets lie below it. When null, one is made in the directory for temporary files.
    /// </summary>
    public string? Directory { get; init; }

    /// <summary>
    /// The /24 network that connects the servers; server N has its address N, the underlay itself has 254. Every lab's underlay
    /// lies in namespaces of its own, so labs may use the same one.
    /// </summary>
    public IPNetwork Underlay { get; init; } = new(IPAddress.Parse("10.99.0.0"), 24);

    internal void Validate()
    {
        Require(Servers is >= 0 and <= 200, nameof(Servers), Servers, "must be 0 to 200");
        Require(Prefix is null || PrefixPattern().IsMatch(Prefix), nameof(Prefix), Prefix, "must be 1 to 8 of a-z and 0-9");
        Require(Directory is null || Directory.Length <= 70, nameof(Directory), Directory, "must not have more than 70 characters");
        Require(
            Underlay.PrefixLength == 24 && Underlay.BaseAddress.GetAddressBytes().Length == 4,
            nameof(Underlay), Underlay, "must be IPv4 with /24");
    }

    private static void Require(bool condition, string name, object? value, string rule)
    {
        if (!condition)
        {
            throw new LabException($"{name} '{value}' {rule}.");
        }
    }

    [GeneratedRegex("^[a-z0-9]{1,8}$")]
    private static partial Regex PrefixPattern();
}
