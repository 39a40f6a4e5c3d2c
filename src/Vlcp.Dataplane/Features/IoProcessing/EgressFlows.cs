using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>The beginnings of flows that let packets of a network in and out.</summary>
internal static class EgressFlows
{
    /// <summary>Packets of a network whose output port is chosen.</summary>
    public static FlowBuilder ToPort(ProducerContext context, uint networkNumber, uint portNumber) =>
        context.Flow(PipelineTables.Egress, Priority.Normal)
            .Match(Registers.NetworkOut.Is(networkNumber), Registers.OutPort.Is(portNumber));

    /// <summary>Answers made in the switch, and routed packets, that go back by the port that they came from.</summary>
    public static FlowBuilder BackToPort(ProducerContext context, uint networkNumber, uint portNumber) =>
        context.Flow(PipelineTables.Egress, Priority.BackOut)
            .Match(
                OxmFields.InPort.Is(portNumber),
                Registers.NetworkOut.Is(networkNumber),
                Registers.OutPort.Is(portNumber),
                Registers.Hairpin.Is(1));

    /// <summary>True for the flow that lets packets of a network out by a port.</summary>
    public static bool Leads(FlowKey key, uint networkNumber, uint portNumber) =>
        key.Match[Registers.NetworkOut.Field] == Registers.NetworkOut.Is(networkNumber)
        && key.Match[Registers.OutPort.Field] == Registers.OutPort.Is(portNumber);

    /// <summary>Initialises every register for a packet that comes in.</summary>
    public static FlowBuilder Classify(this FlowBuilder flow, uint networkNumber, bool fromLogicalPort) => flow
        .Set(Registers.NetworkIn, networkNumber)
        .Set(Registers.NetworkOut, networkNumber)
        .Set(Registers.OutPort, Registers.Undecided)
        .Set(Registers.FlagsField.Is(fromLogicalPort ? Registers.FromLogicalPort.Mask : 0));
}
