using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Vlcp.Apps.Datapaths;
using Vlcp.Packets;

namespace Vlcp.Apps.Bundled.NetworkPages;

/// <summary>The variable parts of a path. What does not read is a <see cref="FormatException"/> that names the part.</summary>
internal sealed class PathParts(RouteValueDictionary values)
{
    public string Text(string name) => (string)values[name]!;

    /// <summary>A datapath number of 16 hexadecimal digits.</summary>
    public ulong Dpid(string name) => DpidText.TryParse(Text(name), out var dpid)
        ? dpid
        : throw new FormatException($"{name}: '{Text(name)}' is not 16 hexadecimal digits");

    public uint Number(string name) => uint.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"{name}: '{Text(name)}' is not a number from 0 to {uint.MaxValue}");

    public MacAddress Mac(string name) => MacAddress.TryParse(Text(name), out var address)
        ? address
        : throw new FormatException($"{name}: '{Text(name)}' is not an Ethernet address");
}
