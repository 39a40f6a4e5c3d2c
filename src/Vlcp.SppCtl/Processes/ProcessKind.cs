namespace Vlcp.SppCtl.Processes;

/// <summary>Kinds of SPP processes.</summary>
public enum ProcessKind
{
    /// <summary>spp_primary, which owns the ports of the host; there is at most one.</summary>
    Primary,

    /// <summary>spp_vf: forwards, merges and classifies.</summary>
    Vf,

    /// <summary>spp_nfv, and spp_vm, which speaks the same language: patches ports together.</summary>
    Nfv,

    /// <summary>spp_mirror: copies packets.</summary>
    Mirror,

    /// <summary>spp_pcap: writes packets to files.</summary>
    Pcap,
}
