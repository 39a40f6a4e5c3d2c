using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>The firewall of one switch: its rules and the flows that they are.</summary>
internal sealed class FirewallSwitch(Datapath datapath)
{
    public const ulong Cookie = 0xf17e000000000000;

    private const ushort DisabledPriority = 65535;
    private const ushort ArpPriority = 65534;
    private const ushort LowestPriority = 0;
    private const ushort ArpType = 0x0806;

    private readonly SortedDictionary<uint, FirewallRule> _rules = [];
    private uint _lastId;

    public Datapath Datapath => datapath;

    public bool IsEnabled { get; private set; }

    public IEnumerable<FirewallRule> Rules => _rules.Values;

    /// <summary>What a switch gets that joins: everything is dropped until it is enabled; ARP passes then, and what no rule allows is dropped.</summary>
    public Task JoinAsync() => DoAsync(
        Add(DisabledPriority, Cookie, Match.Any, allows: false),
        Add(ArpPriority, Cookie, [OxmFields.EthType.Is(ArpType)], allows: true),
        Add(LowestPriority, Cookie, Match.Any, allows: false));

    public async Task SetEnabledAsync(bool isEnabled)
    {
        await DoAsync(isEnabled ? FlowMod.Delete(new FlowKey(0, DisabledPriority, Match.Any)) : Add(DisabledPriority, Cookie, Match.Any, allows: false));
        IsEnabled = isEnabled;
    }

    public async Task<FirewallRule> AddAsync(ushort priority, Match match, IReadOnlyDictionary<string, string> fields, bool allows)
    {
        var rule = new FirewallRule(++_lastId, priority, match, fields, allows);
        await DoAsync(Add(priority, Cookie | rule.Id, match, allows));
        // A rule with the same match and priority took the flow of the earlier one.
        foreach (var replaced in _rules.Values.Where(r => r.Priority == priority && r.Match.Equals(match)).ToList())
        {
            _rules.Remove(replaced.Id);
        }
        _rules[rule.Id] = rule;
        return rule;
    }

    public async Task<bool> RemoveAsync(uint id)
    {
        if (!_rules.TryGetValue(id, out var rule))
        {
            return false;
        }
        await DoAsync(FlowMod.Delete(new FlowKey(0, rule.Priority, rule.Match)));
        return _rules.Remove(id);
    }

    private static FlowMod Add(ushort priority, ulong cookie, Match match, bool allows) => FlowMod.Add(
        new FlowEntry(0, priority, match, allows ? [new ApplyActionsInstruction([new OutputAction(PortNumber.Normal)])] : []) { Cookie = cookie });

    private async Task DoAsync(params FlowMod[] flows) => (await datapath.BatchAsync(flows)).ThrowIfFailed();
}
