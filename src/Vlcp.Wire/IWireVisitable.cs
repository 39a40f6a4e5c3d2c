namespace Vlcp.Wire;

/// <summary>An object that shows its members to a visitor. Every generated layout does.</summary>
public interface IWireVisitable
{
    /// <summary>Shows all members in wire order.</summary>
    void Visit(IWireVisitor visitor);
}
