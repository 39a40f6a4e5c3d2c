namespace Vlcp.OpenFlow.Connection;

/// <summary>What became of a batch.</summary>
/// <param name="Outcomes">One for each request, in the order of the requests.</param>
public sealed record BatchResult(IReadOnlyList<RequestOutcome> Outcomes)
{
    /// <summary>The requests that the switch refused.</summary>
    public IEnumerable<RequestOutcome> Failures => Outcomes.Where(o => o.Error is not null);

    /// <summary>True when the switch refused nothing.</summary>
    public bool Succeeded => !Failures.Any();

    /// <summary>Throws for the first request that was refused.</summary>
    /// <exception cref="OpenFlowErrorException">A request was refused.</exception>
    public void ThrowIfFailed()
    {
        if (Failures.FirstOrDefault() is { } failure)
        {
            throw new OpenFlowErrorException(failure.Request, failure.Error!);
        }
    }
}
