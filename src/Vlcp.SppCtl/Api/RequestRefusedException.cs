using Microsoft.AspNetCore.Http;

namespace Vlcp.SppCtl.Api;

/// <summary>A request that is refused before any process hears of it.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="message">The body of the response.</param>
internal sealed class RequestRefusedException(int status, string message) : Exception(message)
{
    private const int LongestValue = 100;

    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>A member of the body is missing.</summary>
    /// <param name="key">Its path.</param>
    public static RequestRefusedException Missing(string key) => new(StatusCodes.Status400BadRequest, $"key({key}) required.");

    /// <summary>A member of the body is not known.</summary>
    /// <param name="key">Its path.</param>
    /// <param name="known">Those that are.</param>
    public static RequestRefusedException Unknown(string key, IEnumerable<string> known) =>
        new(StatusCodes.Status400BadRequest, $"unknown key({key}). Known are {string.Join(", ", known)}.");

    /// <summary>A member of the body breaks its rule.</summary>
    /// <param name="key">Its path.</param>
    /// <param name="value">What it is.</param>
    /// <param name="rule">What it must be.</param>
    public static RequestRefusedException Invalid(string key, string value, string rule) =>
        new(StatusCodes.Status400BadRequest, $"invalid key({key}): {(value.Length > LongestValue ? $"{value[..LongestValue]}..." : value)}. It must be {rule}.");

    /// <summary>There is no such process.</summary>
    /// <param name="message">What is missing.</param>
    public static RequestRefusedException NotFound(string message) => new(StatusCodes.Status404NotFound, message);
}
