using System.Collections;
using System.Reflection;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Names the elements that a message consists of, as the samples name them.</summary>
internal static class CapturedElements
{
    /// <summary>The message, the messages in it, and their actions, instructions, fields of matches and errors.</summary>
    public static HashSet<string> Of(OpenFlowMessage message)
    {
        HashSet<string> names = [];
        Collect(message, names);
        return names;
    }

    private static void Collect(object? part, HashSet<string> names)
    {
        switch (part)
        {
            case null:
                break;
            case Match match:
                names.UnionWith(match.Fields.Select(f => NameOf(f.Field)));
                break;
            case IEnumerable list:
                foreach (var element in list)
                {
                    Collect(element, names);
                }
                break;
            default:
                CollectRecord(part, names);
                break;
        }
    }

    private static void CollectRecord(object part, HashSet<string> names)
    {
        if (part is OpenFlowMessage or OpenFlowAction or OpenFlowInstruction)
        {
            names.Add(part.GetType().Name);
        }
        if (part is ErrorMessage error)
        {
            names.Add(error.Name);
        }
        foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => MayHoldElements(p.PropertyType)))
        {
            Collect(property.GetValue(part), names);
        }
    }

    private static bool MayHoldElements(Type type) =>
        type.IsGenericType ? type.GetGenericTypeDefinition() == typeof(WireList<>)
        : type.Assembly == typeof(OpenFlowMessage).Assembly && !type.IsEnum && type != typeof(OxmField);

    private static string NameOf(OxmField field) =>
        field == NxmFields.InPort16 ? FieldPrintSamples.InPort16
        : field.Name.StartsWith("tun_metadata", StringComparison.Ordinal) ? FieldPrintSamples.TunnelMetadataName
        : field.Name;
}
