using Vlcp.Events.Connections;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;

namespace Vlcp.Apps.Running;

/// <summary>How apps run and where their switches connect.</summary>
public sealed record AppOptions
{
    /// <summary>Where to listen for switches, or which switches to connect to. Empty: no switch.</summary>
    public IReadOnlyList<ConnectionUrl> Listen { get; init; } = [];

    /// <summary>The address of the web server, which runs when an app has pages.</summary>
    public string WebHost { get; init; } = "127.0.0.1";

    /// <summary>The port of the web server; 0 lets the system choose.</summary>
    public int WebPort { get; init; } = 8080;

    /// <summary>Whether links between switches are looked for with LLDP.</summary>
    public bool ObserveLinks { get; init; }

    /// <summary>Events that wait for one app before senders have to wait. Packets that came with one read count as one.</summary>
    public int QueueCapacity { get; init; } = 128;

    /// <summary>When none of the apps that take a switch's packets has room for them and none finishes anything for this long, packets are
    /// dropped, and counted, until one goes on. An app that is slower than another loses packets sooner. Nothing else is dropped.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many bytes of packets may wait for an app that is slower than another one; beyond that it loses packets.</summary>
    public long SlowAppBuffer { get; init; } = 32 * 1024 * 1024;

    /// <summary>How long sending an event to an app may wait for room.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the answer to a request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an app may take to stop; it is then left behind.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an app that sends to a switch waits while the switch takes nothing; then the switch loses its connection.</summary>
    public TimeSpan SlowSwitchTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Versions, times and bounds of OpenFlow; the versions are narrowed by what the apps can use.</summary>
    public OpenFlowOptions OpenFlow { get; init; } = new() { AllowedVersions = OpenFlowCodec.Versions };

    /// <summary>Times and TLS files of the connections.</summary>
    public ConnectionOptions Connections { get; init; } = ConnectionOptions.Default;

    /// <summary>The clock of every time-out.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
