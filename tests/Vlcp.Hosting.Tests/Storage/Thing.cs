using Vlcp.ObjectDb;

namespace Vlcp.Hosting.Tests.Storage;

[DataObject("test.thing")]
public sealed record Thing : DataObject
{
    [KeyPart(0)]
    public string Id { get; init; } = "";

    public string Color { get; init; } = "";
}
