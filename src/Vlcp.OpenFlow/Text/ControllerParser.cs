using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>The action <c>controller</c> from text.</summary>
internal static class ControllerParser
{
    private const ushort WholePacket = 0xffff;

    public static OpenFlowAction Parse(TextToken token)
    {
        if (!token.Whole.Contains('(', StringComparison.Ordinal))
        {
            return new OutputAction(
                PortNumber.Controller, token.Value is null ? WholePacket : ValueParser.Number16(token.Value, "controller"));
        }
        var action = TextTokens.Split(token.Needed).Aggregate(new ControllerAction(), With);
        return action == new ControllerAction(action.MaxLength) ? new OutputAction(PortNumber.Controller, action.MaxLength) : action;
    }

    private static ControllerAction With(ControllerAction action, TextToken part) => part.Name switch
    {
        "max_len" => action with { MaxLength = ValueParser.Number16(part.Needed, part.Name) },
        "id" => action with { ControllerId = ValueParser.Number16(part.Needed, part.Name) },
        "reason" => action with { Reason = Reason(part.Needed) },
        "userdata" => action with { UserData = WireBytes.Parse(part.Needed.Replace(".", "", StringComparison.Ordinal)) },
        "pause" => action with { Pause = true },
        "meter_id" => action with { MeterId = ValueParser.Number32(part.Needed, part.Name) },
        _ => throw new FormatException($"controller: '{part.Name}' is none of max_len, id, reason, userdata, pause, meter_id"),
    };

    private static byte Reason(string text)
    {
        var index = Array.IndexOf(NiciraActionText.ReasonNames, text);
        return index >= 0 ? (byte)index : ValueParser.Number8(text, "reason");
    }
}
