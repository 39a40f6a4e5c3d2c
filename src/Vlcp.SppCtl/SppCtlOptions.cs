using Vlcp.Hosting.Modules;

namespace Vlcp.SppCtl;

/// <summary>Settings of spp-ctl, the controller of Soft Patch Panel processes.</summary>
[Configuration("module.sppctl")]
public sealed record SppCtlOptions
{
    /// <summary>Address of the three listeners.</summary>
    [Setting("bind", "Address that all three ports listen on; SPP processes dial IPv4 only, so a name must have an IPv4 address.")]
    public string Bind { get; init; } = "localhost";

    /// <summary>TCP port that spp_primary dials; 0 takes any free one.</summary>
    [Setting("primaryport", "TCP port that spp_primary dials; 0 takes any free one.", Minimum = 0, Maximum = 65535)]
    public int PrimaryPort { get; init; } = 5555;

    /// <summary>TCP port that all other SPP processes dial; 0 takes any free one.</summary>
    [Setting("secondaryport", "TCP port that the secondary processes (spp_vf, spp_nfv, spp_vm, spp_mirror, spp_pcap) dial; 0 takes any free one.", Minimum = 0, Maximum = 65535)]
    public int SecondaryPort { get; init; } = 6666;

    /// <summary>TCP port of the web API; 0 takes any free one.</summary>
    [Setting("apiport", "TCP port of the web API; 0 takes any free one.", Minimum = 0, Maximum = 65535)]
    public int ApiPort { get; init; } = 7777;

    /// <summary>How long a process may take to answer a command.</summary>
    [Setting("commandtimeout", "Seconds that a process may take to answer a command, before it is disconnected and the request fails with 500. Processes of 2018 need up to 1 s by themselves.", Minimum = 0.1, Maximum = 3600)]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new connection may take to say who it is.</summary>
    [Setting("identifytimeout", "Seconds that a process that has just connected may take to say who it is.", Minimum = 0.1, Maximum = 3600)]
    public TimeSpan IdentifyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most bytes of one answer of a process.</summary>
    [Setting("replylimit", "Most bytes of one answer of a process; a longer one costs it its connection.", Minimum = 4096, Maximum = 1073741824)]
    public int ReplyLimit { get; init; } = 1 << 20;

    /// <summary>Most bytes of a request body.</summary>
    [Setting("bodylimit", "Most bytes of a request body; longer ones are refused with status 413.", Minimum = 1024, Maximum = 1073741824)]
    public int BodyLimit { get; init; } = 1 << 16;

    /// <summary>What happens to members of a request body that nobody knows.</summary>
    [Setting("unknownkeys", "What happens to a request with a member that the API does not know: Refuse answers 400, Ignore carries on without it.")]
    public UnknownKeys UnknownKeys { get; init; } = UnknownKeys.Refuse;
}
