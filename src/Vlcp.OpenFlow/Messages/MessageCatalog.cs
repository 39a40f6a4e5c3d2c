using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The one place that answers which messages can arrive.</summary>
internal static class MessageCatalog
{
    public static OpenFlowMessage Read(MessageHeader header, ref WireReader body)
    {
        var type = (MessageType)header.Type;
        if (type == MessageType.Hello)
        {
            return Hello.ReadBody(ref body, header.Version);
        }
        if (type == MessageType.Error)
        {
            return ErrorMessage.ReadBody(ref body);
        }
        var version = (OpenFlowVersion)header.Version;
        return OpenFlowCodec.Versions.Contains(version)
            ? Read(type, version, ref body)
            : throw body.Error("version", $"{header.Version} is not one of {OpenFlowCodec.VersionNumbers}");
    }

    private static OpenFlowMessage Read(MessageType type, OpenFlowVersion version, ref WireReader body) => type switch
    {
        MessageType.EchoRequest => EchoRequest.ReadBody(ref body),
        MessageType.EchoReply => EchoReply.ReadBody(ref body),
        MessageType.Experimenter => ReadExperimenter(version, ref body),
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
        MessageType.RoleStatus when version >= OpenFlowVersion.V14 => RoleStatus.ReadBody(ref body),
        MessageType.BundleControl when version >= OpenFlowVersion.V14 => BundleControl.ReadBody(ref body),
        MessageType.BundleAdd when version >= OpenFlowVersion.V14 => BundleAdd.ReadBody(ref body),
        _ => new UnknownMessage((byte)type, body.ReadBytes(body.Remaining, "message")),
    };

    private static OpenFlowMessage ReadExperimenter(OpenFlowVersion version, ref WireReader body)
    {
        var whole = body;
        var experimenter = body.ReadUInt32("experimenter");
        var type = body.ReadUInt32("exp_type");
        if (experimenter == OnfExtension.Experimenter && OnfExtension.CarriesBundles(version))
        {
            switch (type)
            {
                case OnfExtension.BundleControlType:
                    return BundleControl.ReadBody(ref body);
                case OnfExtension.BundleAddType:
                    return BundleAdd.ReadBody(ref body);
            }
        }
        body = whole;
        return ExperimenterMessage.ReadBody(ref body);
    }
}
