using Vlcp.Apps.Datapaths;

namespace Vlcp.Apps.DpSets;

/// <summary>There is no such switch or port.</summary>
/// <param name="dpid">The switch's number.</param>
/// <param name="portNo">The port's number.</param>
public sealed class PortNotFoundException(ulong dpid, uint portNo)
    : Exception($"There is no port {portNo} of datapath {DpidText.Format(dpid)}")
{
    /// <summary>The switch's number.</summary>
    public ulong Dpid { get; } = dpid;

    /// <summary>The port's number.</summary>
    public uint PortNo { get; } = portNo;
}
