namespace Vlcp.Wire;

/// <summary>
/// A member that always has one value. Declare it as <c>public partial byte HLen { get; }</c>; the generator supplies the value.
/// </summary>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConstAttribute(object value) : Attribute
{
    /// <summary>The value.</summary>
    public object Value { get; } = value;

    /// <summary>Whether reading refuses another value (default) or skips it.</summary>
    public bool Check { get; set; } = true;
}
