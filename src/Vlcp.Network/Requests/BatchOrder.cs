namespace Vlcp.Network.Requests;

/// <summary>In which order the objects of a batch are handled. Results always keep the order of the request.</summary>
internal static class BatchOrder
{
    /// <summary>Requests that say what they want come before those that take what is left, so that no automatic choice takes what
    /// another request of the batch asks for.</summary>
    public static TResult[] HandleExplicitFirst<TRequest, TResult>(
        this IReadOnlyList<TRequest> requests, Func<TRequest, bool> isExplicit, Func<TRequest, TResult> handle)
    {
        var results = new TResult[requests.Count];
        foreach (var index in Enumerable.Range(0, requests.Count).OrderByDescending(index => isExplicit(requests[index])))
        {
            results[index] = handle(requests[index]);
        }

        return results;
    }
}
