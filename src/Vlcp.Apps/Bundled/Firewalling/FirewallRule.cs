using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>One rule of a switch's firewall.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Priority">Higher goes first, 1 to 65533.</param>
/// <param name="Vlan">The VLAN that it is for.</param>
/// <param name="Match">Which packets it is for, the VLAN included.</param>
/// <param name="Fields">The match as it was written.</param>
/// <param name="Allows">Whether they may pass.</param>
internal sealed record FirewallRule(uint Id, ushort Priority, VlanChoice Vlan, Match Match, IReadOnlyDictionary<string, string> Fields, bool Allows)
{
    public object ToJson()
    {
        var json = new Dictionary<string, object> { ["rule_id"] = Id, ["priority"] = Priority };
        if (Vlan.Name is { } vlan)
        {
            json["dl_vlan"] = vlan;
        }
        foreach (var (name, value) in Fields)
        {
            json[name] = value;
        }
        json["actions"] = Allows ? "ALLOW" : "DENY";
        return json;
    }
}
