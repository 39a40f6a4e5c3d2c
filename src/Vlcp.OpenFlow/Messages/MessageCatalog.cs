using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The one place that answers which messages can arrive.</summary>
internal static class MessageCatalog
{
    public static OpenFlowMessage Read(MessageHeader header, ref WireReader body)
    {
        var version = (OpenFlowVersion)header.Version;
        var type = MessageNumbers.FromWire(header.Type, version);
        if (type == MessageType.Hello)
        {
            return Hello.ReadBody(ref body, header.Version);
        }
        if (type == MessageType.Error)
        {
            return ErrorMessage.ReadBody(ref body);
        }
        return OpenFlowCodec.Versions.Contains(version)
            ? Read(type, header.Type, version, ref body)
            : throw body.Error("version", $"{header.Version} is not one of {OpenFlowCodec.VersionNumbers}");
    }

    private static OpenFlowMessage Read(MessageType type, byte number, OpenFlowVersion version, ref WireReader body) => type switch
    {
        _ when !MessageNumbers.IsIn(type, version) => new UnknownMessage(number, body.ReadBytes(body.Remaining, "message")),
        MessageType.EchoRequest => EchoRequest.ReadBody(ref body),
        MessageType.EchoReply => EchoReply.ReadBody(ref body),
        MessageType.Experimenter => ExperimenterCatalog.Read(ref body),
        MessageType.FeaturesRequest => new FeaturesRequest(),
        MessageType.FeaturesReply => FeaturesReply.ReadBody(ref body),
        MessageType.GetConfigRequest => new GetConfigRequest(),
        MessageType.GetConfigReply => GetConfigReply.ReadBody(ref body),
        MessageType.SetConfig => SetConfig.ReadBody(ref body),
        MessageType.PacketIn => PacketIn.ReadBody(ref body),
        MessageType.FlowRemoved => FlowRemoved.ReadBody(ref body),
        MessageType.PortStatus => PortStatus.ReadBody(ref body, version),
        MessageType.PacketOut => PacketOut.ReadBody(ref body),
        MessageType.FlowMod => FlowMod.ReadBody(ref body),
        MessageType.GroupMod => GroupMod.ReadBody(ref body),
        MessageType.PortMod => PortMod.ReadBody(ref body, version),
        MessageType.TableMod => TableMod.ReadBody(ref body),
        MessageType.MultipartRequest => MultipartCatalog.ReadRequest(ref body),
        MessageType.MultipartReply => MultipartCatalog.ReadReply(ref body, version),
        MessageType.BarrierRequest => new BarrierRequest(),
        MessageType.BarrierReply => new BarrierReply(),
        MessageType.RoleRequest => RoleRequest.ReadBody(ref body),
        MessageType.RoleReply => RoleReply.ReadBody(ref body),
        MessageType.GetAsyncRequest => new GetAsyncRequest(),
        MessageType.GetAsyncReply => GetAsyncReply.ReadBody(ref body, version),
        MessageType.SetAsync => SetAsync.ReadBody(ref body, version),
        MessageType.MeterMod => MeterMod.ReadBody(ref body),
        MessageType.RoleStatus => RoleStatus.ReadBody(ref body),
        MessageType.BundleControl => BundleControl.ReadBody(ref body),
        MessageType.BundleAdd => BundleAdd.ReadBody(ref body),
        MessageType.QueueGetConfigRequest => QueueGetConfigRequest.ReadBody(ref body),
        MessageType.QueueGetConfigReply => QueueGetConfigReply.ReadBody(ref body),
        MessageType.TableStatus => TableStatus.ReadBody(ref body),
        MessageType.RequestForward => RequestForward.ReadBody(ref body),
        MessageType.ControllerStatus => ControllerStatus.ReadBody(ref body),
        _ => new UnknownMessage(number, body.ReadBytes(body.Remaining, "message")),
    };
}
