using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>The messages that bodies of commands ask for.</summary>
internal static class Commands
{
    public static FlowMod Flow(Body body, string command) => new(
        command switch
        {
            "add" => FlowModCommand.Add,
            "modify" => FlowModCommand.Modify,
            "modify_strict" => FlowModCommand.ModifyStrict,
            "delete" => FlowModCommand.Delete,
            "delete_strict" => FlowModCommand.DeleteStrict,
            _ => throw new RequestException(RequestException.NotFound, $"There is no command {command} for flows"),
        },
        (byte)body.Number("table_id", 0, byte.MaxValue, ReservedNames.Tables), MatchJson.Read(body.Object("match")))
    {
        Cookie = body.Number("cookie", 0, ulong.MaxValue),
        CookieMask = body.Number("cookie_mask", 0, ulong.MaxValue),
        IdleTimeout = (ushort)body.Number("idle_timeout", 0, ushort.MaxValue),
        HardTimeout = (ushort)body.Number("hard_timeout", 0, ushort.MaxValue),
        Priority = (ushort)body.Number("priority", 0, ushort.MaxValue),
        BufferId = (uint)body.Number("buffer_id", PacketIn.NoBuffer, uint.MaxValue, ReservedNames.Buffers),
        OutPort = (uint)body.Number("out_port", PortNumber.Any, uint.MaxValue, ReservedNames.Ports),
        OutGroup = (uint)body.Number("out_group", GroupNumber.Any, uint.MaxValue, ReservedNames.Groups),
        Flags = (FlowFlags)body.Number("flags", 0, ushort.MaxValue),
        Importance = (ushort)body.Number("importance", 0, ushort.MaxValue),
        Instructions = ActionJson.ReadInstructions(body),
    };

    public static GroupMod Group(Body body, string command)
    {
        var type = body.Text("type") ?? "ALL";
        return new GroupMod(
            command switch
            {
                "add" => GroupModCommand.Add,
                "modify" => GroupModCommand.Modify,
                "delete" => GroupModCommand.Delete,
                _ => throw new RequestException(RequestException.NotFound, $"There is no command {command} for groups"),
            },
            new GroupEntry((uint)body.RequiredNumber("group_id", uint.MaxValue, ReservedNames.Groups), TypeOf(body, type), body.Objects("buckets").Select(Bucket).ToWireList()));
    }

    public static MeterMod Meter(Body body, string command) => new(
        command switch
        {
            "add" => MeterModCommand.Add,
            "modify" => MeterModCommand.Modify,
            "delete" => MeterModCommand.Delete,
            _ => throw new RequestException(RequestException.NotFound, $"There is no command {command} for meters"),
        },
        new MeterEntry((uint)body.RequiredNumber("meter_id", uint.MaxValue, ReservedNames.Meters), Flags(body), body.Objects("bands").Select(Band).ToWireList()));

    private static Bucket Bucket(Body body)
    {
        var bucket = new Bucket(ActionJson.ReadActions(body))
        {
            Weight = (ushort)body.Number("weight", 0, ushort.MaxValue),
            WatchPort = (uint)body.Number("watch_port", PortNumber.Any, uint.MaxValue, ReservedNames.Ports),
            WatchGroup = (uint)body.Number("watch_group", GroupNumber.Any, uint.MaxValue, ReservedNames.Groups),
        };
        body.ExpectEnd();
        return bucket;
    }

    private static GroupType TypeOf(Body body, string type) => type switch
    {
        "ALL" => (GroupType)0,
        "SELECT" => (GroupType)1,
        "INDIRECT" => (GroupType)2,
        "FF" => (GroupType)3,
        _ => throw body.Wrong("type", type, "is not ALL, SELECT, INDIRECT or FF"),
    };

    private static MeterFlags Flags(Body body)
    {
        var names = body.Texts("flags");
        return names.Count == 0 ? (MeterFlags)1 : names.Aggregate((MeterFlags)0, (flags, name) => flags | name switch
        {
            "KBPS" => (MeterFlags)1,
            "PKTPS" => (MeterFlags)2,
            "BURST" => (MeterFlags)4,
            "STATS" => (MeterFlags)8,
            _ => throw body.Wrong("flags", name, "is not KBPS, PKTPS, BURST or STATS"),
        });
    }

    private static MeterBand Band(Body body)
    {
        var type = body.RequiredText("type");
        var rate = (uint)body.Number("rate", 0, uint.MaxValue);
        var burst = (uint)body.Number("burst_size", 0, uint.MaxValue);
        var band = type switch
        {
            "DROP" => MeterBand.Drop(rate, burst),
            "DSCP_REMARK" => new MeterBand(2, rate, burst, [(byte)body.Number("prec_level", 0, byte.MaxValue), 0, 0, 0]),
            _ => throw body.Wrong("type", type, "is not DROP or DSCP_REMARK"),
        };
        body.ExpectEnd();
        return band;
    }
}
