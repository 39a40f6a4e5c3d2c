using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using Vlcp.Events.Connections;
using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <content>Opening: the session is begun or gone on with, identities are added and watches are set again before anything else.</content>
internal sealed partial class ZooKeeperConnection
{
    // The servers refuse requests of more than a megabyte.
    private const int MaxWatchBytes = 128 * 1024;

    /// <summary>Connects to a server and takes the session there.</summary>
    /// <returns>The connection; null when the session has expired, so that a new one has to be begun.</returns>
    /// <exception cref="Exception">The server can't be reached, or refuses.</exception>
    public static async Task<ZooKeeperConnection?> OpenAsync(
        ConnectionUrl server, ZooKeeperUrl url, ZooKeeperSession session, WatchRegistry watches, ZooKeeperClientOptions options, CancellationToken cancellationToken)
    {
        var connecting = new ConnectionOptions { ConnectTimeout = options.ConnectTimeout, Tls = options.Tls, TimeProvider = options.TimeProvider };
        var stream = await StreamConnector.ConnectAsync(server, connecting, cancellationToken).ConfigureAwait(false);
        ZooKeeperConnection? connection = null;
        try
        {
            // A server that is stopped still accepts connections: the system does it for it.
            using var limit = new CancellationTokenSource(Shorter(options.AnswerTimeout, options.SessionTimeout / 3), options.TimeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var reader = PipeReader.Create(stream.Stream, new StreamPipeReaderOptions(bufferSize: 65536, leaveOpen: true));
            if (!await ShakeHandsAsync(stream.Stream, reader, session, options, either.Token).ConfigureAwait(false))
            {
                await stream.DisposeAsync().ConfigureAwait(false);
                return null;
            }

            connection = new ZooKeeperConnection(stream, reader, session, watches, options, url.Chroot);
            connection._loops = Task.WhenAll(connection.ReadAsync(), connection.WatchPeerAsync());
            await connection.PrepareAsync(url).WaitAsync(either.Token).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            await stream.DisposeAsync().ConfigureAwait(false);
            throw error is OperationCanceledException && !cancellationToken.IsCancellationRequested
                ? new TimeoutException($"{server} did not answer the handshake in time.")
                : error;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<bool> ShakeHandsAsync(
        Stream stream, PipeReader reader, ZooKeeperSession session, ZooKeeperClientOptions options, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(HandshakeFrame(session, options), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            if (TakeFrame(ref buffer, 4096) is { } frame)
            {
                var answer = ReadResponse(frame);
                reader.AdvanceTo(buffer.Start);
                if (answer.Timeout <= 0 || answer.SessionId == 0)
                {
                    return false;
                }

                session.Grant(answer.SessionId, answer.Password.Bytes, TimeSpan.FromMilliseconds(answer.Timeout));
                return true;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                throw new EndOfStreamException("the server closed the connection during the handshake: it has no quorum, is behind what was read before, or has too many clients");
            }
        }
    }

    private static ConnectResponse ReadResponse(ReadOnlySequence<byte> frame)
    {
        var reader = new WireReader(frame.ToArray());
        return ConnectResponse.Read(ref reader);
    }

    private static byte[] HandshakeFrame(ZooKeeperSession session, ZooKeeperClientOptions options)
    {
        var request = new ConnectRequest
        {
            LastZxidSeen = session.LastZxid,
            Timeout = (int)options.SessionTimeout.TotalMilliseconds,
            SessionId = session.Id,
            Password = session.Password,
        }.ToBytes();
        var frame = new byte[4 + request.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, request.Length);
        request.CopyTo(frame, 4);
        return frame;
    }

    private async Task PrepareAsync(ZooKeeperUrl url)
    {
        var answers = new List<Task>();
        if (url.User is not null)
        {
            answers.Add(AuthenticateAsync("digest", $"{url.User}:{url.Password}"));
        }

        answers.AddRange(_options.Auth.Select(identity => AuthenticateAsync(identity.Key, identity.Value)));
        answers.AddRange(WatchRequests().Select(request =>
            SendAsync<SetWatchesRequest, EmptyBody>(ReservedXid.SetWatches, OperationCode.SetWatches, request, null)));
        await Task.WhenAll(answers).ConfigureAwait(false);
    }

    private async Task AuthenticateAsync(string scheme, string identity)
    {
        var request = new AuthRequest { Scheme = scheme, Auth = Encoding.UTF8.GetBytes(identity) };
        var answer = await SendAsync<AuthRequest, EmptyBody>(ReservedXid.Auth, OperationCode.Auth, request, null).ConfigureAwait(false);
        if (answer.Error != ZooKeeperError.None)
        {
            throw new ZooKeeperException(answer.Error, $"authentication with the scheme '{scheme}'");
        }
    }

    private IEnumerable<SetWatchesRequest> WatchRequests()
    {
        var zxid = _session.LastZxid;
        foreach (var kind in Enum.GetValues<WatchKind>())
        {
            var paths = new List<JuteString>();
            var size = 0;
            foreach (var path in _watches.Paths(kind).Select(path => new JuteString(Full(path))))
            {
                paths.Add(path);
                size += path.WireSize;
                if (size > MaxWatchBytes)
                {
                    yield return Request(zxid, kind, paths);
                    (paths, size) = ([], 0);
                }
            }

            if (paths.Count > 0)
            {
                yield return Request(zxid, kind, paths);
            }
        }

        static SetWatchesRequest Request(long zxid, WatchKind kind, List<JuteString> paths) => new()
        {
            RelativeZxid = zxid,
            Data = kind == WatchKind.Data ? paths.ToArray() : [],
            Exist = kind == WatchKind.Existence ? paths.ToArray() : [],
            Child = kind == WatchKind.Children ? paths.ToArray() : [],
        };
    }
}
