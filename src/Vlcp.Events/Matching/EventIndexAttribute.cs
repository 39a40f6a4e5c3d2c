namespace Vlcp.Events;

/// <summary>Marks a get-only property of an <see cref="Event"/> class as one of its indices.</summary>
/// <param name="order">Position among the indices that the same class declares, from 0; inherited indices come before.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EventIndexAttribute(int order) : Attribute
{
    /// <summary>Position among the indices that the same class declares.</summary>
    public int Order { get; } = order;
}
