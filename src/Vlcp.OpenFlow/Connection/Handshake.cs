using System.Text;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>
/// The life of a connection until it is ready, as a state machine.
/// <list type="table">
/// <item><term>Hello</term><description>sent: hello. Expected: the peer's hello, within the hello time-out. With a common version a
/// features request is sent and the state is Features; without one a hello-failed error is sent and the connection
/// closes.</description></item>
/// <item><term>Features</term><description>Expected: the features reply, within the features time-out; then the state is Ready. An
/// error closes the connection. Anything else is kept for later.</description></item>
/// </list>
/// Echo requests are answered in every state, outside of this class.
/// </summary>
internal sealed class Handshake(IReadOnlyList<OpenFlowVersion> allowed, Action<OpenFlowMessage, OpenFlowVersion> send)
{
    public ConnectionState State { get; private set; } = ConnectionState.Hello;

    /// <summary>The version to write in: the highest allowed until one is negotiated.</summary>
    public OpenFlowVersion Version { get; private set; } = allowed.Max();

    public FeaturesReply? Features { get; private set; }

    /// <summary>Why the handshake failed, or null.</summary>
    public string? Failure { get; private set; }

    public void Start() => send(VersionNegotiation.Offer(allowed), Version);

    /// <summary>Takes the next message.</summary>
    /// <returns>True when the message was part of the handshake, false when it is to be kept for later.</returns>
    public bool Receive(OpenFlowMessage message) => (State, message) switch
    {
        (ConnectionState.Hello, Hello hello) => Negotiate(hello),
        (ConnectionState.Hello, ErrorMessage error) => Fail($"the peer answered our hello with {Describe(error)}"),
        (ConnectionState.Hello, _) => Fail($"the peer's first message is {message.Type} instead of Hello"),
        (ConnectionState.Features, FeaturesReply features) => Finish(features),
        (ConnectionState.Features, ErrorMessage error) => Fail($"the peer answered with {Describe(error)} before its features"),
        (ConnectionState.Features, Hello) => true,
        _ => false,
    };

    public void TimeOut(TimeSpan timeout) => Fail(State == ConnectionState.Hello
        ? $"no hello within {timeout.TotalSeconds} s"
        : $"no features within {timeout.TotalSeconds} s");

    private static string Describe(ErrorMessage error) => error.ErrorType == ErrorType.HelloFailed
        ? $"{error.Name}: {Encoding.UTF8.GetString(error.Data.Span).TrimEnd('\0')}"
        : error.Name;

    private bool Negotiate(Hello hello)
    {
        if (VersionNegotiation.Choose(allowed, hello) is not { } version)
        {
            var refusal = VersionNegotiation.Refusal(allowed, hello);
            var text = Encoding.ASCII.GetBytes(refusal + "\0");
            send(new ErrorMessage(ErrorType.HelloFailed, ErrorMessage.Incompatible, text) { Xid = hello.Xid }, Version);
            return Fail(refusal);
        }
        Version = version;
        State = ConnectionState.Features;
        send(new FeaturesRequest(), Version);
        return true;
    }

    private bool Finish(FeaturesReply features)
    {
        Features = features;
        State = ConnectionState.Ready;
        return true;
    }

    private bool Fail(string reason)
    {
        Failure = reason;
        State = ConnectionState.Closed;
        return true;
    }
}
