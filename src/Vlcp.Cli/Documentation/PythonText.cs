using System.Collections;
using System.Globalization;

namespace Vlcp.Cli.Documentation;

/// <summary>Writes a default value as configuration files spell it.</summary>
internal static class PythonText
{
    public static string Of(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        string text => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
        TimeSpan span => span.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        Enum name => $"'{name.ToString().ToUpperInvariant()}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        _ => value.ToString() ?? "None",
    };
}
