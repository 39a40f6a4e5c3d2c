namespace Vlcp.ObjectDb;

/// <summary>
/// The property is part of the object's key: text or an integer. It is recovered from the key and not stored in the value.
/// </summary>
/// <param name="position">Place in the key, from 0 without gaps.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyPartAttribute(int position) : Attribute
{
    /// <summary>Place in the key, from 0.</summary>
    public int Position { get; } = position;
}
