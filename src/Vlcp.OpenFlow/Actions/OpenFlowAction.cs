using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Something that is done with a packet. Actions are values: equal type and parameters make equal actions.</summary>
//  0 type (2) | 2 length, padding included (2) | 4 parameters | padding to 8 bytes
public abstract record OpenFlowAction : IWireElement
{
    /// <summary>The type since 1.1.</summary>
    internal abstract ushort WireType { get; }

    /// <summary>Reads an action; one of a type that is not described here keeps its bytes.</summary>
    /// <param name="reader">Stands on the action's type.</param>
    /// <exception cref="WireFormatException">Length or parameters break the layout.</exception>
    public static OpenFlowAction Read(ref WireReader reader) => ActionCatalog.Read(ref reader);

    /// <summary>Writes the action with its padding.</summary>
    /// <param name="writer">The message.</param>
    /// <exception cref="WireFormatException">The version of the message has no such action, or a value does not fit.</exception>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        if (writer.Version() == OpenFlowVersion.V10)
        {
            WriteIn10(ref writer);
        }
        else
        {
            WriteStandard(ref writer);
        }
        ElementFrame.End(ref writer, start, "action.len");
    }

    /// <summary>The text that ovs-ofctl prints.</summary>
    public sealed override string ToString() => ActionText.Format(this);

    internal static void WriteHeader(ref WireWriter writer, ushort type)
    {
        writer.WriteUInt16(type);
        writer.WriteUInt16(0);
    }

    // Nicira's form of an action that 1.0 does not have.
    internal static void WriteNiciraHeader(ref WireWriter writer, NiciraActionType subtype)
    {
        WriteHeader(ref writer, (ushort)ActionType.Experimenter);
        writer.WriteUInt32(NiciraAction.Experimenter);
        writer.WriteUInt16((ushort)subtype);
    }

    internal virtual void WriteStandard(ref WireWriter writer)
    {
        WriteHeader(ref writer, WireType);
        WriteBody(ref writer);
    }

    internal virtual void WriteIn10(ref WireWriter writer) => throw writer.NotIn(GetType().Name);

    internal abstract void WriteBody(ref WireWriter writer);
}
