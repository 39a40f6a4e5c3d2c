using Microsoft.Extensions.Logging;

namespace Vlcp.Storage.Etcd;

/// <summary>The token that user and password were exchanged for; asked for again when the members have forgotten it.</summary>
internal sealed class EtcdLogin(EtcdStoreUrl url, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile string? _token;
    private volatile bool _isUnneeded = url.User is null;

    public void Dispose() => _gate.Dispose();

    /// <summary>The token, or null when there is no user.</summary>
    /// <param name="logIn">Asks a member.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EtcdException">The members refuse user or password.</exception>
    internal async ValueTask<string?> GetTokenAsync(Func<CancellationToken, Task<string>> logIn, CancellationToken cancellationToken)
    {
        if (_isUnneeded || _token is not null)
        {
            return _token;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _isUnneeded ? null : _token ??= await logIn(cancellationToken);
        }
        catch (EtcdException error) when (error.IsAuthenticationOff)
        {
            logger.LogWarning("The members of {Store} know no users: whoever reaches them may read and write.", url);
            _isUnneeded = true;
            return null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks again at the next call, unless that has happened already.</summary>
    internal void Forget(string token)
    {
        if (_token == token)
        {
            _token = null;
        }
    }
}
