using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A property that this program has no description of, an experimenter's for instance, kept as it came.</summary>
/// <param name="Type">Its type; 0xffff (or 0xfffe) for an experimenter's.</param>
/// <param name="Content">The bytes after type and length, without padding.</param>
public sealed record UnknownProperty(ushort Type, WireBytes Content) : IWireElement
{
    /// <summary>Writes the property with its padding.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = PropertyList.Begin(ref writer, Type);
        writer.WriteBytes(Content);
        PropertyList.End(ref writer, start);
    }

    internal static UnknownProperty Read(ushort type, ref WireReader content) =>
        new(type, content.ReadBytes(content.Remaining, "property"));
}
