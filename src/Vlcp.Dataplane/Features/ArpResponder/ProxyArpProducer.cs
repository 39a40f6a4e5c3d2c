using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Answers requests for an address that no port has, such as that of the DHCP server.</summary>
internal sealed record ProxyArpProducer(string NetworkKey, ProxyArpEntry Entry) : Producer
{
    public override string Feature => "arpresponder";

    public override string Subject => $"proxy {Entry.Address} for {Entry.Asker} in {NetworkKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalNetwork>(NetworkKey) is not { Number: > 0 and var number })
        {
            return;
        }

        var asked = ArpFlows.Requests(context, Priority.Normal)
            .Match(Registers.NetworkIn.Is(number), OxmFields.ArpTpa.Is(Entry.Address.Value));
        if (Entry.Asker != ArpAsker.Anyone)
        {
            asked.Match(Registers.FromLogicalPort.Is(Entry.Asker == ArpAsker.LogicalPort ? 1u : 0));
        }

        context.Emit(asked.ThenAnswer(Entry.Address, Entry.Mac));
    }
}
