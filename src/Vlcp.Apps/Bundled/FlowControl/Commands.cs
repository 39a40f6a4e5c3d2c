using System.Buffers.Binary;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>The messages that bodies of commands ask for.</summary>
internal static class Commands
{
    private const ushort UsualPriority10 = 32768;

    public static FlowMod Flow(Body body, string command, OpenFlowVersion version) => new(
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
        Priority = (ushort)body.Number("priority", version == OpenFlowVersion.V10 ? UsualPriority10 : 0u, ushort.MaxValue),
        BufferId = (uint)body.Number("buffer_id", PacketIn.NoBuffer, uint.MaxValue, ReservedNames.Buffers),
        OutPort = (uint)body.Number("out_port", PortNumber.Any, uint.MaxValue, ReservedNames.Ports),
        OutGroup = (uint)body.Number("out_group", GroupNumber.Any, uint.MaxValue, ReservedNames.Groups),
        Flags = (FlowFlags)body.Number("flags", 0, ushort.MaxValue),
        Importance = (ushort)body.Number("importance", 0, ushort.MaxValue),
        Instructions = ActionJson.ReadInstructions(body, version),
    };

    public static GroupMod Group(Body body, string command, OpenFlowVersion version)
    {
        Need(version, OpenFlowVersion.V13, "Groups");
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

    public static MeterMod Meter(Body body, string command, OpenFlowVersion version)
    {
        Need(version, OpenFlowVersion.V13, "Meters");
        return new MeterMod(
            command switch
            {
                "add" => MeterModCommand.Add,
                "modify" => MeterModCommand.Modify,
                "delete" => MeterModCommand.Delete,
                _ => throw new RequestException(RequestException.NotFound, $"There is no command {command} for meters"),
            },
            new MeterEntry((uint)body.RequiredNumber("meter_id", uint.MaxValue, ReservedNames.Meters), Flags(body), body.Objects("bands").Select(Band).ToWireList()));
    }

    public static RoleRequest Role(Body body, OpenFlowVersion version)
    {
        Need(version, OpenFlowVersion.V13, "Roles");
        return new RoleRequest(RoleNames.Read(body), body.Number("generation_id", 0, ulong.MaxValue));
    }

    public static ExperimenterMessage Experimenter(Body body) => new(
        (uint)body.RequiredNumber("experimenter", uint.MaxValue), (uint)body.Number("exp_type", 0, uint.MaxValue), WireBytes.Create(body.Data()));

    /// <summary>Refuses what a version does not have.</summary>
    public static void Need(OpenFlowVersion version, OpenFlowVersion since, string what)
    {
        if (version < since)
        {
            throw new RequestException(RequestException.NotInThisVersion, $"{what} are not in the OpenFlow version of this switch, {version}");
        }
    }

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

    private static byte[] Number(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
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
            "EXPERIMENTER" => new MeterBand(0xffff, rate, burst, Number((uint)body.RequiredNumber("experimenter", uint.MaxValue))),
            _ => throw body.Wrong("type", type, "is not DROP, DSCP_REMARK or EXPERIMENTER"),
        };
        body.ExpectEnd();
        return band;
    }
}
