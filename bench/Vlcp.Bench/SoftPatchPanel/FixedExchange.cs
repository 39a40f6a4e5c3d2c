using System.Net.Sockets;

namespace Vlcp.Bench.SoftPatchPanel;

/// <summary>Sends the same request again and again over one connection, to what gives answers of one length: no more is needed to time
/// a server, and anything more would be timed with it.</summary>
/// <param name="socket">The connection.</param>
/// <param name="request">The request.</param>
/// <param name="beginning">How an answer that is right begins.</param>
internal sealed class FixedExchange(Socket socket, byte[] request, byte[] beginning)
{
    private const int LongestAnswer = 65536;
    private const int QuietMicroseconds = 300_000;

    private readonly byte[] _answer = new byte[LongestAnswer];
    private int _length;

    /// <summary>Bytes of an answer.</summary>
    public ReadOnlyMemory<byte> Answer => _answer.AsMemory(0, _length);

    /// <summary>Learns how long an answer is: it has ended when nothing more comes.</summary>
    public void Learn()
    {
        socket.Send(request);
        do
        {
            _length += socket.Receive(_answer.AsSpan(_length));
        }
        while (socket.Poll(QuietMicroseconds, SelectMode.SelectRead) && socket.Available > 0);
        Check();
    }

    /// <summary>Sends the request and waits for the answer.</summary>
    public void Run()
    {
        socket.Send(request);
        for (var received = 0; received < _length;)
        {
            var more = socket.Receive(_answer.AsSpan(received, _length - received));
            received += more > 0 ? more : throw new InvalidOperationException("The connection was closed");
        }

        Check();
    }

    private void Check()
    {
        if (!_answer.AsSpan(0, _length).StartsWith(beginning))
        {
            throw new InvalidOperationException($"Another answer was expected: {System.Text.Encoding.ASCII.GetString(_answer, 0, _length)}");
        }
    }
}
