using Vlcp.Wire;

namespace Vlcp.OpenFlow;

/// <summary>Something that can stand in a list of a message and whose layout may depend on the version.</summary>
internal interface IWireElement
{
    /// <summary>Writes the element in the version of the message.</summary>
    void Write(ref WireWriter writer);
}
