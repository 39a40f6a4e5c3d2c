namespace Vlcp.OpenFlow.Text;

/// <summary>One item of a list: a name, and what stands behind it.</summary>
/// <param name="Name">The name; the whole item when nothing stands behind it.</param>
/// <param name="Value">What stands behind <c>=</c> or <c>:</c>, or in the brackets; null without any.</param>
/// <param name="Rest">What stands behind the closing bracket, such as <c>-&gt;reg0[0]</c>.</param>
/// <param name="Whole">The item as it was.</param>
internal readonly record struct TextToken(string Name, string? Value, string Rest, string Whole)
{
    /// <summary>The value, which must be there.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public string Needed => Value ?? throw new FormatException($"{Name}: a value is missing");
}
