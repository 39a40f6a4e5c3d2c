using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Web;

/// <summary>Reads the parameters of a web API request: the query of a GET, the form of a POST, or a JSON object.</summary>
internal sealed class WebApiParameters(WebApiOptions options)
{
    private const string ListSuffix = "[]";

    private static readonly JsonDocumentOptions JsonOptions = new() { AllowDuplicateProperties = false };

    // The size of the whole body is the server's limit; a form has no other.
    private static readonly FormOptions FormLimits = new()
    {
        ValueCountLimit = 65536,
        ValueLengthLimit = int.MaxValue,
        KeyLengthLimit = 8192,
        MultipartBodyLengthLimit = long.MaxValue,
        BufferBodyLengthLimit = long.MaxValue,
    };

    /// <summary>Reads them.</summary>
    /// <exception cref="ApiException">The request is malformed or too large.</exception>
    public async Task<ApiArguments> ReadAsync(HttpContext context)
    {
        try
        {
            var request = context.Request;
            var arguments = HttpMethods.IsPost(request.Method) ? await ReadFormAsync(request) : FromTexts(request.Query);
            arguments = arguments.Count == 0 && options.AcceptJson && IsJson(request, out var charset) ? await ReadJsonAsync(request, charset) : arguments;
            TextCheck.RefuseHalfCharacters(arguments);
            return arguments;
        }
        catch (BadHttpRequestException failure)
        {
            var kind = failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiErrorKind.TooLarge : ApiErrorKind.BadParameter;
            throw new ApiException(kind, failure.Message, innerException: failure);
        }
        catch (InvalidDataException failure)
        {
            throw new ApiException(ApiErrorKind.BadParameter, $"The form cannot be read: {failure.Message}", innerException: failure);
        }
    }

    private async Task<ApiArguments> ReadFormAsync(HttpRequest request) =>
        request.HasFormContentType ? FromTexts(await request.ReadFormAsync(FormLimits, request.HttpContext.RequestAborted)) : [];

    private ApiArguments FromTexts(IEnumerable<KeyValuePair<string, StringValues>> texts)
    {
        var arguments = new ApiArguments();
        foreach (var (key, values) in texts)
        {
            if (key.EndsWith(ListSuffix, StringComparison.Ordinal))
            {
                arguments[key[..^ListSuffix.Length]] = new JsonArray([.. values.Select(value => (JsonNode?)value)]);
            }
            else
            {
                arguments[key] = FromText(key, values.Count > 0 ? values[^1] ?? "" : "");
            }
        }

        return arguments;
    }

    private JsonNode? FromText(string name, string text)
    {
        if (!options.TypeExtension || text.Length < 2 || text[0] != '`' || text[^1] != '`')
        {
            return text;
        }

        try
        {
            return PythonLiteral.Parse(text[1..^1]);
        }
        catch (FormatException failure)
        {
            throw new ApiException(
                ApiErrorKind.BadParameter, $"Parameter '{name}' is quoted with ` and must be a literal: {failure.Message}", name, text, failure);
        }
    }

    private static bool IsJson(HttpRequest request, out Encoding charset)
    {
        charset = Encoding.UTF8;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
        {
            return false;
        }

        if (type.Charset.HasValue)
        {
            charset = type.Encoding ?? throw new ApiException(ApiErrorKind.BadParameter, $"Charset '{type.Charset}' is not known");
        }

        return true;
    }

    private static async Task<ApiArguments> ReadJsonAsync(HttpRequest request, Encoding charset)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            var strict = Encoding.GetEncoding(charset.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            var text = strict.GetString(body.GetBuffer(), 0, (int)body.Length);
            return JsonNode.Parse(text, documentOptions: JsonOptions) is JsonObject members
                ? ApiArguments.From(members)
                : throw new ApiException(ApiErrorKind.BadParameter, "The JSON body must be an object");
        }
        // A member whose name is half a character is an invalid operation to the parser.
        catch (Exception failure) when (failure is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            throw new ApiException(ApiErrorKind.BadParameter, $"The body is not JSON: {failure.Message}", innerException: failure);
        }
    }
}
