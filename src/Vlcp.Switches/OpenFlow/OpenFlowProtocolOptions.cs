using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.OpenFlow;

/// <summary>Settings of the OpenFlow protocol.</summary>
[Configuration("protocol.openflow", Retired =
[
    "persist", "createqueue", "writequeuesize", "messagequeuesize", "buffersize", "debugging", "messagepriority", "writepriority",
    "cleanuptimeout", "writekeepalivetime", "reuseport", "sslversion", "listen_persist",
])]
public sealed class OpenFlowProtocolOptions : ConnectionProtocolOptions
{
    /// <summary>The port of URLs that name none.</summary>
    [Setting("defaultport", "Port of URLs that name none.", Minimum = 1, Maximum = 65535)]
    public int DefaultPort { get; init; } = 6653;

    /// <summary>The versions that are offered.</summary>
    [Setting("allowedversions", "Versions that may be negotiated, by the number on the wire: 1 is OpenFlow 1.0, 4 is 1.3, 5 is 1.4, 6 is 1.5. The highest that both sides have is taken. Networks need 1.3 or later: a switch that has only 1.0 is there for modules of your own and gets no flows of networks.")]
    public IReadOnlyList<int> AllowedVersions { get; init; } = [(int)OpenFlowVersion.V10, (int)OpenFlowVersion.V13];

    /// <summary>Limit of the first message.</summary>
    [Setting("hellotimeout", "Seconds that a peer may take for its hello.", Minimum = 0.1)]
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Limit of the features.</summary>
    [Setting("featurerequesttimeout", "Seconds that a peer may take to tell its features.", Minimum = 0.1)]
    public TimeSpan FeatureRequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether only standard OpenFlow may be used.</summary>
    [Setting("disablenxext", "Use no Nicira extensions; for switches other than Open vSwitch.")]
    public bool DisableNxExt { get; init; }

    /// <summary>Whether groups may not contain groups.</summary>
    [Setting("disablechaining", "Use no group action inside of a group: only Open vSwitch 2.5 and later can do that.")]
    public bool DisableChaining { get; init; } = true;

    /// <exception cref="ConfigurationException">A version is not one that can be spoken, or none is left.</exception>
    internal OpenFlowOptions ToConnectionOptions(TimeProvider time) => new()
    {
        AllowedVersions = Versions(),
        HelloTimeout = HelloTimeout,
        FeaturesTimeout = FeatureRequestTimeout,
        // A day of silence is as good as never, and leaves room for arithmetic.
        KeepaliveTime = KeepAliveTime ?? TimeSpan.FromDays(1),
        KeepaliveTimeout = KeepAliveTimeout,
        TimeProvider = time,
    };

    private List<OpenFlowVersion> Versions()
    {
        var spoken = string.Join(", ", OpenFlowCodec.Versions.Select(version => (int)version));
        var offered = AllowedVersions.Distinct().ToList();
        var wrong = offered.Find(version => !OpenFlowCodec.Versions.Contains((OpenFlowVersion)version));
        return offered.Count > 0 && wrong == 0
            ? [.. offered.Select(version => (OpenFlowVersion)version)]
            : throw new ConfigurationException($"Setting 'protocol.openflow.allowedversions' must name versions among {spoken}, not '{string.Join(", ", AllowedVersions)}'");
    }
}
