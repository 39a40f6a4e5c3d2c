using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>Messages and flows as JSON: members in camel case, a match as an object with a member for each field, actions as texts of
/// ovs-ofctl, bytes as hexadecimal digits, addresses as texts, and numbers of more than 53 bits as texts too.</summary>
public static class OpenFlowJson
{
    private const ulong LargestSafeInteger = (1ul << 53) - 1;

    /// <summary>A message, with its type under <c>type</c> and the kind of message under <c>kind</c>.</summary>
    /// <param name="message">The message.</param>
    public static JsonObject Of(OpenFlowMessage message)
    {
        var json = new JsonObject { ["kind"] = message.GetType().Name };
        AddMembers(json, message);
        return json;
    }

    /// <summary>A flow; its actions and instructions under <c>actions</c>.</summary>
    /// <param name="flow">The flow.</param>
    public static JsonObject Of(FlowEntry flow) => new()
    {
        ["table"] = flow.TableId,
        ["priority"] = flow.Priority,
        ["cookie"] = $"0x{flow.Cookie:x}",
        ["idleTimeout"] = flow.IdleTimeout,
        ["hardTimeout"] = flow.HardTimeout,
        ["importance"] = flow.Importance,
        ["flags"] = flow.Flags.ToString(),
        ["match"] = Of(flow.Match),
        ["actions"] = new JsonArray([.. flow.Instructions.Select(i => (JsonNode?)ActionText.Format(i))]),
    };

    /// <summary>A match: a member for each field, with the value as ovs-ofctl prints it.</summary>
    /// <param name="match">The match.</param>
    public static JsonObject Of(Match match)
    {
        var json = new JsonObject();
        foreach (var condition in match)
        {
            json[condition.Field.Name] = FieldText.Condition(condition);
        }
        foreach (var unknown in match.Unknown)
        {
            json[$"oxm_0x{unknown.Header:x8}"] = unknown.Payload.ToString();
        }
        return json;
    }

    private static void AddMembers(JsonObject json, object value)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.Name != "WireSize")
            {
                json[NameOf(property)] = Node(property.GetValue(value));
            }
        }
    }

    private static string NameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        string text => text,
        Enum name => name.ToString(),
        byte or sbyte or short or ushort or int or uint => JsonValue.Create(Convert.ToInt64(value, null)),
        ulong number => number <= LargestSafeInteger ? JsonValue.Create(number) : $"0x{number:x}",
        FlowEntry flow => Of(flow),
        Match match => Of(match),
        OpenFlowAction action => action.ToString(),
        OpenFlowInstruction instruction => instruction.ToString(),
        WireBytes bytes => bytes.ToString(),
        OpenFlowMessage message => Of(message),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ when value.GetType().Namespace?.StartsWith("Vlcp.OpenFlow", StringComparison.Ordinal) == true
            && value is not Subfield and not OxmField => Record(value),
        _ => value.ToString(),
    };

    private static JsonObject Record(object value)
    {
        var json = new JsonObject();
        AddMembers(json, value);
        return json;
    }
}
