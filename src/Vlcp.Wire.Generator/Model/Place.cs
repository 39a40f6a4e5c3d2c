using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vlcp.Wire.Generator.Model;

/// <summary>Where something stands in the source, without holding on to the syntax tree.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Place? Of(Location? location) => location?.SourceTree is { } tree
        ? new Place(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
