using System.Text.Json;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Replies;

/// <summary>The ports in the <c>info</c> object of spp_vf and spp_mirror.</summary>
internal static class PortList
{
    private static readonly string[] Types = ["phy", "vhost", "ring"];

    /// <summary>All ports as <c>TYPE:NUMBER</c>, physical ones first.</summary>
    /// <param name="info">The object.</param>
    /// <returns>The ports.</returns>
    public static IEnumerable<string> Of(JsonElement info) =>
        Types.SelectMany(type => info.Member(type).Items().Select(port => $"{type}:{NumberOf(port)}"));

    // A number in 2018, text later; with queues it is "0 nq 1".
    private static string NumberOf(JsonElement port) => port.ValueKind == JsonValueKind.String ? port.GetString()! : port.GetRawText();
}
