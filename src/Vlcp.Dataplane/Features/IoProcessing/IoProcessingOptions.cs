using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>Settings of <c>ioprocessing</c> (manual, module.ioprocessing).</summary>
[Configuration("module.ioprocessing")]
public sealed class IoProcessingOptions
{
    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>vHosts of OVSDB by the vHosts of OpenFlow.</summary>
    [Setting("vhostmap", "vHost map from OpenFlow vHost to OVSDB vHost. An OpenFlow vHost that is not in it maps to the default OVSDB vHost ('')")]
    public JsonNode? VhostMap { get; init; }

    internal IEnumerable<(string OpenFlow, string Ovsdb)> VhostMapping() =>
        (VhostMap as JsonObject)?.Select(pair => (pair.Key, pair.Value?.ToString() ?? "")) ?? [];
}
