using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Bench.Codecs;

/// <summary>Messages such as controllers meet most: three conditions in a match, and one output.</summary>
internal static class CodecSamples
{
    public const int Flows = 1000;

    // A message has at most 65,535 bytes.
    private const int FlowsPerPart = 500;
    private const int PacketSize = 60;

    public static PacketIn PacketIn { get; } = new(
        17, PacketSize, PacketInReason.TableMiss, 0, ulong.MaxValue, [OxmFields.InPort.Is(3)], new byte[PacketSize]);

    public static FlowMod FlowMod { get; } = FlowMod.Add(Flow(7));

    /// <summary>The parts of the answer with 1,000 flows.</summary>
    public static IReadOnlyList<FlowStatsReply> FlowStats { get; } =
    [
        .. Enumerable.Range(0, Flows).Chunk(FlowsPerPart)
            .Select(part => new FlowStatsReply(part.Select(n => new FlowStats(Flow(n), 10, 500, 1000, 64000)).ToWireList()) { More = part[^1] < Flows - 1 }),
    ];

    public static byte[] Encode(OpenFlowMessage message) => OpenFlowCodec.Encode(message, OpenFlowVersion.V13);

    private static FlowEntry Flow(int number) => new(
        3,
        100,
        [
            OxmFields.InPort.Is((uint)number + 1),
            OxmFields.EthSrc.Is(new MacAddress(0x020000000000UL | (uint)number)),
            OxmFields.EthDst.Is(new MacAddress(0x020000100000UL | (uint)number)),
        ],
        [new ApplyActionsInstruction([new OutputAction((uint)number % 64 + 1)])])
    {
        Cookie = (ulong)number,
    };
}
