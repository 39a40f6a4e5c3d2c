using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vlcp.ObjectDb;

/// <summary>Remembers the values that could not be decoded, and logs each once.</summary>
internal sealed class UndecodableLog(ILogger logger)
{
    private readonly ConcurrentDictionary<string, (long Revision, UndecodableObjectException Error)> _errors = new(StringComparer.Ordinal);

    /// <summary>The latest error of each key.</summary>
    internal IReadOnlyList<UndecodableObjectException> Errors => [.. _errors.Values.Select(known => known.Error)];

    internal void Report(UndecodableObjectException error, long revision)
    {
        if (_errors.TryGetValue(error.Key, out var known) && known.Revision == revision)
        {
            return;
        }

        _errors[error.Key] = (revision, error);
        logger.LogError(error, "The value of {Key} (revision {Revision}) can't be read; it counts as absent.", error.Key, revision);
    }
}
