namespace Vlcp.Storage.Histories;

/// <summary>Opens stores by their URLs, for processes that get nothing but a text.</summary>
public static class StoreConnections
{
    /// <summary>Opens a connection.</summary>
    /// <exception cref="ArgumentException">No engine has such URLs.</exception>
    public static ValueTask<IStoreEngine> OpenAsync(string url) =>
        url.StartsWith("sqlite:", StringComparison.Ordinal)
            ? ValueTask.FromResult<IStoreEngine>(SqliteStoreEngine.Open(url["sqlite:".Length..]))
            : throw new ArgumentException($"'{url}' is the URL of no engine.", nameof(url));
}
