using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>An action of 1.0 that later versions say with a set-field action, as which it travels there.</summary>
public abstract record LegacyAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.SetField;

    internal abstract ActionType10 Type10 { get; }

    internal sealed override void WriteIn10(ref WireWriter writer)
    {
        WriteHeader(ref writer, (ushort)Type10);
        WriteParameters(ref writer);
    }

    internal sealed override void WriteBody(ref WireWriter writer)
    {
        var setting = Setting ?? throw writer.NotIn(GetType().Name);
        OxmWire.Write(ref writer, setting, setting.Field.IdIn(writer.Version()));
    }

    /// <summary>What it sets in later versions, or null when that depends on the packet.</summary>
    internal abstract MatchField? Setting { get; }

    internal abstract void WriteParameters(ref WireWriter writer);
}
