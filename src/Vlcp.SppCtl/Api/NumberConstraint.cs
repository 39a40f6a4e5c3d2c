using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Vlcp.SppCtl.Api;

/// <summary>Lets a path match only if a part of it is a decimal number, perhaps negative: everything else is no path of the API.</summary>
internal sealed class NumberConstraint : IRouteConstraint
{
    /// <summary>Its name in routes.</summary>
    public const string Name = "number";

    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
    {
        var text = Convert.ToString(values[routeKey], CultureInfo.InvariantCulture) ?? "";
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
