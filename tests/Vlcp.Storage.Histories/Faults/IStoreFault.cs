namespace Vlcp.Storage.Histories;

/// <summary>Something that breaks and heals.</summary>
public interface IStoreFault
{
    /// <summary>What happens, for the report.</summary>
    string Name { get; }

    /// <summary>Breaks it.</summary>
    Task StrikeAsync(Random random, CancellationToken cancellationToken);

    /// <summary>Heals it; returns when it can be used again, as far as somebody else's waiting is needed for that.</summary>
    Task HealAsync(CancellationToken cancellationToken);
}
