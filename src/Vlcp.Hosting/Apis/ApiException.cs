using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>The failure of an API call that its caller is told about. Any other exception that leaves an API is reported as
/// <see cref="ApiErrorKind.Internal"/>.</summary>
public sealed class ApiException : Exception
{
    private const int LongestShownValue = 200;

    /// <summary>Creates a failure.</summary>
    /// <param name="kind">What kind of failure.</param>
    /// <param name="message">Text for the caller: names the parameter, the value and the rule.</param>
    /// <param name="parameter">Path of the refused parameter, such as <c>subnets.0.cidr</c>.</param>
    /// <param name="value">The refused value.</param>
    /// <param name="innerException">Cause, for the log.</param>
    public ApiException(ApiErrorKind kind, string message, string? parameter = null, JsonNode? value = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Parameter = parameter;
        Value = value?.DeepClone();
    }

    /// <summary>What kind of failure.</summary>
    public ApiErrorKind Kind { get; }

    /// <summary>Path of the refused parameter, if one is to blame.</summary>
    public string? Parameter { get; }

    /// <summary>The refused value, if any.</summary>
    public JsonNode? Value { get; }

    /// <summary>The HTTP status of <see cref="Kind"/>.</summary>
    public int HttpStatus => Kind switch
    {
        ApiErrorKind.BadParameter => 400,
        ApiErrorKind.Unauthorized => 401,
        ApiErrorKind.Forbidden => 403,
        ApiErrorKind.NotFound => 404,
        ApiErrorKind.Conflict => 409,
        ApiErrorKind.TooLarge => 413,
        ApiErrorKind.Unavailable => 503,
        ApiErrorKind.Timeout => 504,
        _ => 500,
    };

    /// <summary>A parameter that breaks a rule.</summary>
    /// <param name="parameter">Path of the parameter.</param>
    /// <param name="value">The refused value.</param>
    /// <param name="rule">The rule, as the rest of a sentence: "must be a number from 1 to 4095".</param>
    /// <returns>The exception to throw.</returns>
    public static ApiException BadParameter(string parameter, JsonNode? value, string rule) =>
        new(ApiErrorKind.BadParameter, $"Parameter '{parameter}' {rule}, not {Show(value)}", parameter, value);

    /// <summary>A parameter that is not there.</summary>
    /// <param name="parameter">Path of the parameter.</param>
    /// <returns>The exception to throw.</returns>
    public static ApiException MissingParameter(string parameter) =>
        new(ApiErrorKind.BadParameter, $"Parameter '{parameter}' is required", parameter);

    /// <summary>Something that does not exist.</summary>
    /// <param name="message">What was looked for.</param>
    /// <param name="parameter">Path of the parameter that named it.</param>
    /// <param name="value">The name.</param>
    /// <returns>The exception to throw.</returns>
    public static ApiException NotFound(string message, string? parameter = null, JsonNode? value = null) =>
        new(ApiErrorKind.NotFound, message, parameter, value);

    /// <summary>Something that already exists, is in use, or is exhausted.</summary>
    /// <param name="message">What is in the way.</param>
    /// <param name="parameter">Path of the parameter.</param>
    /// <param name="value">The refused value.</param>
    /// <returns>The exception to throw.</returns>
    public static ApiException Conflict(string message, string? parameter = null, JsonNode? value = null) =>
        new(ApiErrorKind.Conflict, message, parameter, value);

    /// <summary>Something needed is away for now.</summary>
    /// <param name="message">What is away.</param>
    /// <param name="innerException">Cause.</param>
    /// <returns>The exception to throw.</returns>
    public static ApiException Unavailable(string message, Exception? innerException = null) =>
        new(ApiErrorKind.Unavailable, message, innerException: innerException);

    private static string Show(JsonNode? value)
    {
        if (value is null)
        {
            return "null";
        }

        var text = value.ToJsonString();
        return text.Length <= LongestShownValue ? text : string.Concat(text.AsSpan(0, LongestShownValue), "...");
    }
}
