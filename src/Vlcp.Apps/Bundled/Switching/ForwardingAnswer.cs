using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Apps.Bundled.Switching;

/// <summary>The flow mod of a learning switch: from one station to another, out of a port. Encoded once for each version.</summary>
internal sealed class ForwardingAnswer
{
    private const ushort Priority = 1;
    private const ulong SampleDestination = 0x02a1b2c3d4e5;
    private const ulong SampleSource = 0x02f6e7d8c9ba;
    private const uint SampleBuffer = 0x13579bdf;

    // 1.0 has ports of 16 bits, so the samples must have them, too.
    private const ushort SampleInPort = 0x2a3b;
    private const ushort SampleOutPort = 0x4c5d;

    private readonly MessageTemplate _template;
    private readonly bool _shortPorts;
    private readonly int _destination;
    private readonly int _source;
    private readonly int _inPort;
    private readonly int _outPort;
    private readonly int _buffer;

    public ForwardingAnswer(OpenFlowVersion version)
    {
        Match match =
        [
            OxmFields.InPort.Is(SampleInPort), OxmFields.EthDst.Is(new MacAddress(SampleDestination)), OxmFields.EthSrc.Is(new MacAddress(SampleSource)),
        ];
        var sample = new FlowMod(FlowModCommand.Add, 0, match)
        {
            Priority = Priority,
            BufferId = SampleBuffer,
            Instructions = [new ApplyActionsInstruction([new OutputAction(SampleOutPort)])],
        };
        _template = new MessageTemplate(sample, version);
        _shortPorts = version == OpenFlowVersion.V10;
        _destination = _template.OffsetOf(SampleDestination, MacAddress.Size);
        _source = _template.OffsetOf(SampleSource, MacAddress.Size);
        _inPort = OffsetOfPort(SampleInPort);
        _outPort = OffsetOfPort(SampleOutPort);
        _buffer = _template.OffsetOf(SampleBuffer, sizeof(uint));
    }

    /// <summary>The message for one packet; valid until the next.</summary>
    public ReadOnlySpan<byte> For(in PacketInView packet, ulong destination, ulong source, uint outPort, uint xid)
    {
        _template.Xid = xid;
        _template.SetAddress(_destination, destination);
        _template.SetAddress(_source, source);
        SetPort(_inPort, packet.InPort);
        SetPort(_outPort, outPort);
        _template.Set(_buffer, packet.BufferId);
        return _template.Bytes;
    }

    private int OffsetOfPort(ushort sample) => _shortPorts
        ? _template.OffsetOf(sample, sizeof(ushort))
        : _template.OffsetOf(sample, sizeof(uint));

    private void SetPort(int offset, uint port)
    {
        if (_shortPorts)
        {
            _template.Set(offset, (ushort)port);
        }
        else
        {
            _template.Set(offset, port);
        }
    }
}
