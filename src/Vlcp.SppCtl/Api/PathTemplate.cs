namespace Vlcp.SppCtl.Api;

/// <summary>The path of an operation. The router takes letters of either case for the same; here a path matches only as it is spelt.</summary>
/// <param name="template">The path, with <c>{name}</c> or <c>{name:number}</c> for the parts that vary.</param>
internal sealed class PathTemplate(string template)
{
    private readonly string[] segments = template.Split('/');

    /// <summary>Whether a path is one of this template.</summary>
    /// <param name="path">The path of a request; one slash at its end is not looked at.</param>
    /// <returns>False if it has other segments, or the same ones in another case.</returns>
    public bool Matches(ReadOnlySpan<char> path)
    {
        var index = 0;
        foreach (var range in path.TrimEnd('/').Split('/'))
        {
            if (index == segments.Length || !Matches(segments[index++], path[range]))
            {
                return false;
            }
        }

        return index == segments.Length;
    }

    private static bool Matches(string segment, ReadOnlySpan<char> text) => segment.StartsWith('{')
        ? !segment.EndsWith(NumberConstraint.Mark, StringComparison.Ordinal) || NumberConstraint.IsNumber(text)
        : text.SequenceEqual(segment);
}
