using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>The firewall of one switch: its rules and the flows that they are.</summary>
internal sealed class FirewallSwitch(Datapath datapath)
{
    // Of a flow's cookie, the highest 16 bits say whose it is, the next its VLAN, the lower 32 its rule.
    private const ulong Cookie = 0xf17e000000000000;
    private const ulong CookieMask = 0xffff000000000000;
    private const int VlanShift = 32;
    private const ushort WholePacket = 0xffff;

    private const ushort DisabledPriority = 65535;
    private const ushort ArpPriority = 65534;
    private const ushort LowestPriority = 0;
    private const ushort ArpType = 0x0806;

    private static readonly WireList<OpenFlowInstruction> Forwards = [new ApplyActionsInstruction([new OutputAction(PortNumber.Normal)])];
    private static readonly FlowMod Closed = Add(DisabledPriority, Cookie, Match.Any, []);

    private readonly SortedDictionary<uint, FirewallRule> _rules = [];
    private uint _lastId;

    public Datapath Datapath => datapath;

    public bool IsEnabled { get; private set; }

    /// <summary>Whether what is refused goes to the log.</summary>
    public bool IsLogging { get; private set; } = true;

    public IEnumerable<FirewallRule> Rules => _rules.Values;

    /// <summary>What a switch gets that joins: everything is dropped until it is enabled; ARP passes then, and what no rule allows is dropped
    /// and logged.</summary>
    public Task JoinAsync() => DoAsync(
        Closed, Add(ArpPriority, Cookie, [OxmFields.EthType.Is(ArpType)], Forwards), Add(LowestPriority, Cookie, Match.Any, Refuses(IsLogging)));

    public async Task SetEnabledAsync(bool isEnabled)
    {
        await DoAsync(isEnabled ? FlowMod.Delete(new FlowKey(0, DisabledPriority, Match.Any)) : Closed);
        IsEnabled = isEnabled;
    }

    public async Task SetLoggingAsync(bool isLogging)
    {
        await DoAsync(
        [
            Add(LowestPriority, Cookie, Match.Any, Refuses(isLogging)),
            .. _rules.Values.Where(r => !r.Allows).Select(r => Add(r.Priority, CookieOf(r), r.Match, Refuses(isLogging))),
        ]);
        IsLogging = isLogging;
    }

    /// <summary>Whether a packet came because a flow of the firewall refused it. 1.0 does not tell by which flow a packet comes.</summary>
    public bool HasRefused(PacketIn packet) => IsLogging && IsEnabled && (datapath.Version == OpenFlowVersion.V10 || (packet.Cookie & CookieMask) == Cookie);

    public async Task<FirewallRule> AddAsync(ushort priority, VlanChoice vlan, Match match, IReadOnlyDictionary<string, string> fields, bool allows)
    {
        var rule = new FirewallRule(++_lastId, priority, vlan, match, fields, allows);
        await DoAsync(Add(priority, CookieOf(rule), match, allows ? Forwards : Refuses(IsLogging)));
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

    private static FlowMod Add(ushort priority, ulong cookie, Match match, WireList<OpenFlowInstruction> instructions) =>
        FlowMod.Add(new FlowEntry(0, priority, match, instructions) { Cookie = cookie });

    private static WireList<OpenFlowInstruction> Refuses(bool isLogging) =>
        isLogging ? [new ApplyActionsInstruction([new OutputAction(PortNumber.Controller, WholePacket)])] : [];

    private static ulong CookieOf(FirewallRule rule) => Cookie | (ulong)rule.Vlan.Number << VlanShift | rule.Id;

    private async Task DoAsync(params FlowMod[] flows) => (await datapath.BatchAsync(flows)).ThrowIfFailed();
}
