namespace Vlcp.Wire;

/// <summary>The values of the base's <see cref="DiscriminatorAttribute"/> members with which this type is chosen.</summary>
/// <param name="values">One value for each member of the discriminator.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WireCaseAttribute(params object[] values) : Attribute
{
    /// <summary>One value for each member of the discriminator.</summary>
    public object[] Values { get; } = values;
}
