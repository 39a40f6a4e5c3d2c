using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Adds a message to a bundle (1.4.1 section 7.3.9.6).</summary>
/// <param name="BundleId">The bundle.</param>
/// <param name="Flags">The same in all messages of a bundle.</param>
/// <param name="Message">What to do at the commit; it is sent with this message's transaction id.</param>
public sealed record BundleAdd(uint BundleId, BundleFlags Flags, OpenFlowMessage Message) : OpenFlowMessage
{
    /// <summary>What experimenters say.</summary>
    public BundleProperties Properties { get; init; } = BundleProperties.None;

    internal override MessageType WireType(OpenFlowVersion version) =>
        OnfExtension.CarriesBundles(version) ? MessageType.Experimenter : Type;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.BundleAdd;

    internal static BundleAdd ReadBody(ref WireReader reader)
    {
        var bundleId = reader.ReadUInt32("bundle_id");
        reader.Skip(2, "pad");
        var flags = (BundleFlags)reader.ReadUInt16("flags");
        var inner = reader.Enter("bundle.message");
        var message = OpenFlowCodec.DecodeNested(ref inner);
        reader.Leave(inner, 1, false, false, "bundle.message");
        var add = new BundleAdd(bundleId, flags, message);
        if (reader.Remaining == 0)
        {
            return add;
        }
        var size = inner.Consumed;
        reader.Skip(WireMath.AlignUp(size, 8) - size, "pad");
        return add with { Properties = BundleProperties.Read(ref reader) };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (OnfExtension.CarriesBundles(version))
        {
            OnfExtension.WriteHeader(ref writer, OnfExtension.BundleAddType);
        }
        writer.WriteUInt32(BundleId);
        writer.Skip(2);
        writer.WriteUInt16((ushort)Flags);
        var start = writer.Position;
        OpenFlowCodec.Write(ref writer, Message, Xid, version);
        if (Properties != BundleProperties.None)
        {
            writer.Align(start, 8);
            Properties.Write(ref writer);
        }
    }
}
