namespace Vlcp.Wire;

/// <summary>
/// A nullable member that is on the wire only under a condition. Writing refuses an object where the condition and the presence of a value
/// disagree.
/// </summary>
/// <param name="condition">
/// Name of an earlier member, of a property or of a method without parameters that depends on earlier members only.
/// Without values it must be a <c>bool</c>.
/// </param>
/// <param name="values">Present if the member named by <paramref name="condition"/> has one of these values.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WhenAttribute(string condition, params object[] values) : Attribute
{
    /// <summary>What decides.</summary>
    public string Condition { get; } = condition;

    /// <summary>The values with which the member is present; empty: <c>true</c>.</summary>
    public object[] Values { get; } = values;
}
