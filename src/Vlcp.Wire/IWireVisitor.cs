namespace Vlcp.Wire;

/// <summary>Sees the members of a layout in wire order, base first: the way to other text forms such as JSON.</summary>
public interface IWireVisitor
{
    /// <summary>One member. Absent optional members are null.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value: number, enumeration, text, <see cref="WireBytes"/>, a nested layout or a list of such.</param>
    void Member<T>(string name, T value);
}
