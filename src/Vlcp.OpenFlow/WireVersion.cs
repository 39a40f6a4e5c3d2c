using Vlcp.Wire;

namespace Vlcp.OpenFlow;

/// <summary>The version of the message that is read or written; layouts that depend on it ask here.</summary>
internal static class WireVersion
{
    /// <summary>The version; 1.3 when an element is read by itself.</summary>
    public static OpenFlowVersion Version(this in WireReader reader) =>
        reader.Dialect == 0 ? OpenFlowVersion.V13 : (OpenFlowVersion)reader.Dialect;

    /// <summary>The version; 1.3 when an element is written by itself.</summary>
    public static OpenFlowVersion Version(this in WireWriter writer) =>
        writer.Dialect == 0 ? OpenFlowVersion.V13 : (OpenFlowVersion)writer.Dialect;

    /// <summary>The exception for something that a version cannot say.</summary>
    public static WireFormatException NotIn(this in WireWriter writer, string what) =>
        writer.Error(what, $"OpenFlow {NameOf(writer.Version())} has no such thing");

    private static string NameOf(OpenFlowVersion version) => version == OpenFlowVersion.V10 ? "1.0" : $"1.{(int)version - 1}";
}
