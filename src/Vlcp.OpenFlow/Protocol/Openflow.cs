using System.Buffers.Binary;
using Vlcp.Events;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>The protocol as modules see it: messages are events that matchers select, and requests are calls.</summary>
public sealed class Openflow
{
    private const int LengthOffset = 2;

    /// <summary>Makes a protocol.</summary>
    /// <param name="allowedVersions">The versions that may be negotiated; null for all.</param>
    public Openflow(IReadOnlyList<OpenFlowVersion>? allowedVersions = null) => AllowedVersions = allowedVersions ?? OpenFlowCodec.Versions;

    /// <summary>The versions that may be negotiated.</summary>
    public IReadOnlyList<OpenFlowVersion> AllowedVersions { get; }

    /// <summary>Turns bytes into events.</summary>
    /// <param name="connection">The connection that they came by.</param>
    /// <param name="data">The bytes, from the beginning of a message on.</param>
    /// <returns>The events, and how many bytes at the end are the beginning of a message that is not there completely.</returns>
    /// <exception cref="OpenflowProtocolException">The bytes break the protocol.</exception>
    public (IReadOnlyList<Event> Events, int Keep) Parse(OpenFlowConnection connection, ReadOnlySpan<byte> data)
    {
        List<Event> events = [];
        while (data.Length >= OpenFlowMessage.HeaderSize)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(data[LengthOffset..]);
            if (length > data.Length)
            {
                break;
            }
            try
            {
                var message = OpenFlowCodec.Decode(data[..Math.Max(length, LengthOffset)]);
                Check(message, data[0]);
                events.Add(EventOf(connection, message));
            }
            catch (WireFormatException e)
            {
                throw new OpenflowProtocolException($"malformed message: {e.Message}", e);
            }
            data = data[length..];
        }
        return (events, data.Length);
    }

    /// <summary>The event of a message.</summary>
    /// <param name="connection">The connection that it came by.</param>
    /// <param name="message">The message.</param>
    public static OpenflowMessageEvent EventOf(OpenFlowConnection connection, OpenFlowMessage message) => message switch
    {
        Hello or FeaturesReply => new OpenflowPresetupMessageEvent(connection, message),
        ExperimenterMessage experimenter => new OpenflowExperimenterMessageEvent(connection, experimenter),
        _ when MessageDirection.IsAsynchronous(message.Type) => new OpenflowAsyncMessageEvent(connection, message),
        _ when connection.State is ConnectionState.Hello or ConnectionState.Features => new OpenflowPresetupMessageEvent(connection, message),
        _ => new OpenflowResponseEvent(connection, message),
    };

    /// <summary>Sends requests and waits until all are done; they may have no answers.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="raiseOnError">Whether a refused request is an exception.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OpenflowErrorResultException">A request was refused; the exception holds the whole result.</exception>
    public static async Task<BatchResult> BatchAsync(
        IReadOnlyList<OpenFlowMessage> requests, OpenFlowConnection connection, bool raiseOnError = true, CancellationToken cancellationToken = default)
    {
        var result = await connection.BatchAsync(requests, cancellationToken);
        return raiseOnError && result.Failures.FirstOrDefault() is { } failure ? throw new OpenflowErrorResultException(failure.Error!, result) : result;
    }

    /// <summary>Sends a request that has exactly one answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <typeparam name="TReply">The class of the answer.</typeparam>
    /// <exception cref="OpenflowErrorResultException">The request was refused.</exception>
    public static async Task<TReply> QueryWithReplyAsync<TReply>(OpenFlowMessage request, OpenFlowConnection connection, CancellationToken cancellationToken = default)
        where TReply : OpenFlowMessage
    {
        try
        {
            return await connection.QueryAsync<TReply>(request, cancellationToken);
        }
        catch (OpenFlowErrorException e)
        {
            throw new OpenflowErrorResultException(e.Error!);
        }
    }

    /// <summary>Sends a multipart request and waits for all parts of its answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <typeparam name="TReply">The class of a part.</typeparam>
    /// <exception cref="OpenflowErrorResultException">The request was refused.</exception>
    public static async Task<IReadOnlyList<TReply>> QueryMultipartAsync<TReply>(
        MultipartRequest<TReply> request, OpenFlowConnection connection, CancellationToken cancellationToken = default)
        where TReply : MultipartReply
    {
        try
        {
            return await connection.MultipartAsync(request, cancellationToken);
        }
        catch (OpenFlowErrorException e)
        {
            throw new OpenflowErrorResultException(e.Error!);
        }
    }

    /// <summary>Selects the answer to a request.</summary>
    /// <param name="request">The request, with its transaction id.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="isError">Only errors, or only answers that are none; null for both.</param>
    public static EventMatcher<OpenflowResponseEvent> ReplyMatcher(OpenFlowMessage request, OpenFlowConnection connection, bool? isError = null) =>
        isError is { } only
            ? EventMatcher.For<OpenflowResponseEvent>(connection, request.Xid, only)
            : EventMatcher.For<OpenflowResponseEvent>(connection, request.Xid);

    /// <summary>Selects changes of state.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="state">The state.</param>
    public static EventMatcher<OpenflowConnectionStateEvent> StateMatcher(OpenFlowConnection connection, ConnectionState state = ConnectionState.Closed) =>
        EventMatcher.For<OpenflowConnectionStateEvent>(state, connection);

    /// <summary>An observer for one connection that makes its messages and states events of a scheduler.</summary>
    /// <param name="scheduler">Where the events go.</param>
    public static IConnectionObserver Observe(Scheduler scheduler) => new OpenflowEventSource(scheduler);

    private void Check(OpenFlowMessage message, byte version)
    {
        if (message is not (Hello or ErrorMessage) && !AllowedVersions.Contains((OpenFlowVersion)version))
        {
            throw new OpenflowProtocolException($"version {version} is not one of {string.Join(", ", AllowedVersions.Select(v => (byte)v))}");
        }
    }
}
