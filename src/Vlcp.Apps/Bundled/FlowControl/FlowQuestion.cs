using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Which flows a question is about.</summary>
internal static class FlowQuestion
{
    public static FlowStatsRequest Read(Body body) => new((byte)Table(body), MatchJson.Read(body.Object("match")))
    {
        OutPort = (uint)body.Number("out_port", PortNumber.Any, uint.MaxValue, ReservedNames.Ports),
        OutGroup = (uint)body.Number("out_group", GroupNumber.Any, uint.MaxValue, ReservedNames.Groups),
        Cookie = body.Number("cookie", 0, ulong.MaxValue),
        CookieMask = body.Number("cookie_mask", 0, ulong.MaxValue),
    };

    public static AggregateStatsRequest ReadSums(Body body) => new((byte)Table(body), MatchJson.Read(body.Object("match")))
    {
        OutPort = (uint)body.Number("out_port", PortNumber.Any, uint.MaxValue, ReservedNames.Ports),
        OutGroup = (uint)body.Number("out_group", GroupNumber.Any, uint.MaxValue, ReservedNames.Groups),
        Cookie = body.Number("cookie", 0, ulong.MaxValue),
        CookieMask = body.Number("cookie_mask", 0, ulong.MaxValue),
    };

    private static ulong Table(Body body) => body.Number("table_id", FlowMod.AllTables, byte.MaxValue, ReservedNames.Tables);
}
