using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Vlcp.SppCtl.Api;

/// <summary>Lets a path match only if a part of it is a decimal number, perhaps negative: everything else is no path of the API.</summary>
internal sealed class NumberConstraint : IRouteConstraint
{
    /// <summary>Its name in routes.</summary>
    public const string Name = "number";

    /// <summary>The end of a part of a route that must be a number.</summary>
    public const string Mark = $":{Name}}}";

    /// <summary>Whether a text is a decimal number, perhaps negative.</summary>
    /// <param name="text">The text.</param>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        IsNumber(Convert.ToString(values[routeKey], CultureInfo.InvariantCulture));
}
