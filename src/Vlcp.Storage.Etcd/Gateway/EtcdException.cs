using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>etcd refused a call, or could not be asked.</summary>
internal sealed class EtcdException : Exception
{
    private const int InvalidArgument = 3;
    private const int PermissionDenied = 7;
    private const int ResourceExhausted = 8;
    private const int Unavailable = 14;
    private const int Unauthenticated = 16;

    private readonly int _code;

    private EtcdException(int code, string message, bool maybeDone, Exception? innerException = null)
        : base(message, innerException)
    {
        _code = code;
        IsMaybeDone = maybeDone;
    }

    /// <summary>True when nobody knows whether the call took effect.</summary>
    internal bool IsMaybeDone { get; }

    /// <summary>True when another member, or the same one later, may answer.</summary>
    internal bool IsTransient => _code == Unavailable || (_code == ResourceExhausted && Says("too many requests"));

    /// <summary>True when a new token may help.</summary>
    internal bool IsTokenRefused => _code == Unauthenticated || Says("invalid auth token") || Says("auth store is old");

    /// <summary>True when the members know no users.</summary>
    internal bool IsAuthenticationOff => Says("authentication is not enabled");

    /// <summary>True when the revision asked for is not kept any more.</summary>
    internal bool IsCompacted => Says("has been compacted");

    /// <summary>True when the transaction is more than the members accept.</summary>
    internal bool IsTooLarge =>
        (_code == InvalidArgument && (Says("too large") || Says("too many operations"))) || (_code == ResourceExhausted && Says("larger than max"));

    /// <summary>True when the members take no writes for want of space. The call that used up the last of it is done all the same.</summary>
    internal bool IsSpaceExceeded => Says("space exceeded");

    /// <summary>The member could not be asked; <paramref name="sent"/> when it may have got the call.</summary>
    internal static EtcdException Unreachable(string message, bool sent, Exception? cause = null) => new(Unavailable, message, sent, cause);

    /// <summary>Reads the gateway's error object; null when it is none.</summary>
    internal static EtcdException? Read(Uri endpoint, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var inner = json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? error : json;
        var isKnown = inner.TryGetProperty("code", out var code) || inner.TryGetProperty("grpc_code", out code);
        return isKnown && inner.TryGetProperty("message", out var message)
            ? new EtcdException(code.GetInt32(), $"etcd at {endpoint.Authority}: {message.GetString()}", maybeDone: code.GetInt32() == Unavailable)
            : null;
    }

    /// <summary>What users of the store get to see.</summary>
    internal StoreException ToStoreException(EtcdStoreUrl url) => this switch
    {
        { IsTooLarge: true } => new StoreLimitException(
            $"{url}: the transaction is larger than the members accept ({Message}); they are started with --max-request-bytes and --max-txn-ops.", this),
        { IsSpaceExceeded: true } => new StoreUnavailableException(
            $"{url} has no space left and takes no writes ({Message}): compact and defragment it, then 'etcdctl alarm disarm'.", this),
        { _code: PermissionDenied } => new StoreUnavailableException($"{url}: the user may not do this ({Message}).", this),
        _ => new StoreUnavailableException(Message, this),
    };

    private bool Says(string text) => Message.Contains(text, StringComparison.Ordinal);
}
