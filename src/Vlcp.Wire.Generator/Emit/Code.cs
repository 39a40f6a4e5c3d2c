using System.Text;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Indented C# text.</summary>
internal sealed class Code
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    /// <summary>A header, a block in braces and, if asked, something after the closing brace.</summary>
    public void Block(string header, Action body)
    {
        Line(header);
        Line("{");
        depth++;
        body();
        depth--;
        Line("}");
    }

    public override string ToString() => text.ToString();
}
