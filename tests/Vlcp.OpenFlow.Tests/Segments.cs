using System.Buffers;

namespace Vlcp.OpenFlow.Tests;

internal sealed class Segments : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Of(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        var head = new Segments { Memory = first };
        var tail = new Segments { Memory = second, RunningIndex = first.Length };
        head.Next = tail;
        return new ReadOnlySequence<byte>(head, 0, tail, second.Length);
    }
}
