using Vlcp.SppCtl.Api.Bodies;

namespace Vlcp.SppCtl.Api;

/// <summary>A method of a resource.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Route; numbers in it are marked with <c>:number</c>.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Handler">Does it.</param>
internal sealed record ApiOperation(string Method, string Path, string Summary, Func<ApiCall, Task> Handler)
{
    /// <summary>Shape of the request body; null if there is none.</summary>
    public BodyShape? Body { get; init; }

    /// <summary>Name of the schema of the response body; null if there is none.</summary>
    public string? Response { get; init; }

    /// <summary>Whether the answer may also be status 204, because there is nothing to tell.</summary>
    public bool MayHaveNothing { get; init; }
}
