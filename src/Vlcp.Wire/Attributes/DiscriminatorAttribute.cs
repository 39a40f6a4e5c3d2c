namespace Vlcp.Wire;

/// <summary>
/// Chooses the derived layout by the values of members that stand at fixed offsets. Each derived type names its values with
/// <see cref="WireCaseAttribute"/>, and its constructor sets them; one derived type has <see cref="WireUnknownAttribute"/>.
/// </summary>
/// <param name="members">
/// Names of members, or of static methods whose parameters are named like members (ignoring case) and that compute the key from them.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DiscriminatorAttribute(params string[] members) : Attribute
{
    /// <summary>Names of the members.</summary>
    public string[] Members { get; } = members;

    /// <summary>Whether reading refuses unknown values, so that no <see cref="WireUnknownAttribute"/> type is needed.</summary>
    public bool Closed { get; set; }
}
