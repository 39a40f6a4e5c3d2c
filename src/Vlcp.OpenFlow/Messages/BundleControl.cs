using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Opens, closes, commits or discards a bundle (1.4.1 section 7.3.9.2).</summary>
/// <param name="BundleId">The bundle, chosen by the controller.</param>
/// <param name="Control">What to do, or what was done.</param>
/// <param name="Flags">The same in all messages of a bundle.</param>
public sealed record BundleControl(uint BundleId, BundleControlType Control, BundleFlags Flags) : OpenFlowMessage
{
    /// <summary>When the bundle is to be committed, and what experimenters say.</summary>
    public BundleProperties Properties { get; init; } = BundleProperties.None;

    internal override MessageType WireType(OpenFlowVersion version) =>
        OnfExtension.CarriesBundles(version) ? MessageType.Experimenter : Type;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.BundleControl;

    internal static BundleControl ReadBody(ref WireReader reader)
    {
        var control = new BundleControl(
            reader.ReadUInt32("bundle_id"), (BundleControlType)reader.ReadUInt16("type"), (BundleFlags)reader.ReadUInt16("flags"));
        return reader.Remaining == 0 ? control : control with { Properties = BundleProperties.Read(ref reader) };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (OnfExtension.CarriesBundles(version))
        {
            OnfExtension.WriteHeader(ref writer, OnfExtension.BundleControlType);
        }
        writer.WriteUInt32(BundleId);
        writer.WriteUInt16((ushort)Control);
        writer.WriteUInt16((ushort)Flags);
        Properties.Write(ref writer);
    }
}
