using System.Buffers;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Vlcp.Storage.Etcd;

/// <summary>
/// Calls of the v3 API through the members' JSON gateway. A member that does not answer is left for the next one; a call that may be
/// repeated is, until its token is cancelled.
/// </summary>
internal sealed class EtcdGateway : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly EtcdStoreUrl _url;
    private readonly TimeProvider _time;
    private readonly EtcdClock _clock;
    private readonly HttpClient _http;
    private readonly EtcdLogin _login;
    private int _current;

    internal EtcdGateway(EtcdStoreUrl url, TimeProvider time, EtcdClock clock, ILogger logger)
    {
        _url = url;
        _time = time;
        _clock = clock;
        _http = EtcdConnections.Open(url);
        _login = new EtcdLogin(url, logger);
    }

    /// <summary>Why the last member could not be asked, or null.</summary>
    internal EtcdException? Problem { get; private set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Runs a transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="repeatable">False: an answer that does not come fails the call, as it may have been done.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <exception cref="EtcdException">etcd refused; or, if not repeatable, the outcome may be unknown.</exception>
    internal Task<EtcdReply> TransactAsync(EtcdTransaction transaction, bool repeatable, CancellationToken cancellationToken) =>
        CallAsync("kv/txn", transaction.WriteContentTo, EtcdReply.Read, repeatable, cancellationToken);

    /// <summary>The answers of a watch of a span from a revision on, as the gateway tells them. Ends when the member ends it.</summary>
    /// <exception cref="EtcdException">The member can't be asked, or refused.</exception>
    internal async IAsyncEnumerable<JsonElement> WatchAsync(EtcdSpan span, long fromRevision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var endpoint = Endpoint;
        using var response = await WithTokenAsync(
            token => SendAsync(endpoint, "watch", Body(json => WriteWatch(json, span, fromRevision)), token, cancellationToken), cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await LineAsync(endpoint, reader, cancellationToken) is { } line)
        {
            using var answer = JsonDocument.Parse(line);
            yield return answer.RootElement.TryGetProperty("result", out var result)
                ? result.Clone()
                : throw EtcdException.Read(endpoint, answer.RootElement) ?? EtcdException.Unreachable($"etcd at {endpoint.Authority} ended the watch: {line}", sent: true);
        }
    }

    /// <summary>Asks another member from now on, if this one is still the current.</summary>
    internal void LeaveEndpoint(Uri endpoint)
    {
        var at = _url.Endpoints.IndexOf(endpoint);
        Interlocked.CompareExchange(ref _current, (at + 1) % _url.Endpoints.Length, at);
    }

    internal Uri Endpoint => _url.Endpoints[Volatile.Read(ref _current)];

    private async Task<T> CallAsync<T>(
        string path, Action<Utf8JsonWriter> write, Func<JsonElement, T> read, bool repeatable, CancellationToken cancellationToken)
    {
        var body = Body(write);
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var endpoint = Endpoint;
            try
            {
                var result = await WithTokenAsync(token => AskAsync(endpoint, path, body, read, token, cancellationToken), cancellationToken);
                Problem = null;
                return result;
            }
            catch (EtcdException error) when (error.IsTransient)
            {
                Problem = error;
                LeaveEndpoint(endpoint);
                if (error.IsMaybeDone && !repeatable)
                {
                    throw;
                }
            }

            if (attempt % _url.Endpoints.Length == 0)
            {
                await Task.Delay(pause, _time, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task<T> WithTokenAsync<T>(Func<string?, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var isFresh = false; ; isFresh = true)
        {
            var token = await _login.GetTokenAsync(LogInAsync, cancellationToken);
            try
            {
                return await call(token);
            }
            catch (EtcdException error) when (error.IsTokenRefused && token is not null && !isFresh)
            {
                _login.Forget(token);
            }
        }
    }

    private Task<string> LogInAsync(CancellationToken cancellationToken) => AskAsync(
        Endpoint,
        "auth/authenticate",
        Body(json =>
        {
            json.WriteStartObject();
            json.WriteString("name", _url.User);
            json.WriteString("password", _url.Password);
            json.WriteEndObject();
        }),
        answer => answer.GetProperty("token").GetString()!,
        token: null,
        cancellationToken);

    private async Task<T> AskAsync<T>(
        Uri endpoint, string path, ReadOnlyMemory<byte> body, Func<JsonElement, T> read, string? token, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(endpoint, path, body, token, cancellationToken);
        try
        {
            using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return read(answer.RootElement);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw EtcdException.Unreachable($"etcd at {endpoint.Authority} answers what is none: {error.Message}", sent: true, error);
        }
    }

    // Gives a response whose body is still to come, or the error that the response is.
    private async Task<HttpResponseMessage> SendAsync(
        Uri endpoint, string path, ReadOnlyMemory<byte> body, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, $"v3/{path}")) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        using var limit = new CancellationTokenSource(LongestAnswer, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var sent = _time.GetUtcNow();
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.Headers.Date is { } date)
            {
                _clock.Observe(date, sent, _time.GetUtcNow());
            }

            return response.IsSuccessStatusCode ? response : throw await ErrorAsync(endpoint, response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw EtcdException.Unreachable($"etcd at {endpoint.Authority} does not answer within {LongestAnswer.TotalSeconds:0} s.", sent: true);
        }
        catch (HttpRequestException error)
        {
            var neverSent = error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            throw EtcdException.Unreachable($"etcd at {endpoint.Authority} can't be reached: {Innermost(error)}", sent: !neverSent, error);
        }
        catch (IOException error)
        {
            throw EtcdException.Unreachable($"The connection to etcd at {endpoint.Authority} was lost: {error.Message}", sent: true, error);
        }
    }

    private static async Task<EtcdException> ErrorAsync(Uri endpoint, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            try
            {
                using var json = JsonDocument.Parse(text);
                if (EtcdException.Read(endpoint, json.RootElement) is { } error)
                {
                    return error;
                }
            }
            catch (JsonException)
            {
                // Not an answer of etcd; said below.
            }

            return EtcdException.Unreachable($"{endpoint.Authority} answers like no etcd with a v3 gateway (HTTP status {(int)response.StatusCode}).", sent: true);
        }
    }

    private static async ValueTask<string?> LineAsync(Uri endpoint, StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw EtcdException.Unreachable($"The watch at {endpoint.Authority} was lost: {Innermost(error)}", sent: true, error);
        }
    }

    private static string Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error.Message;

    private static void WriteWatch(Utf8JsonWriter json, EtcdSpan span, long fromRevision)
    {
        json.WriteStartObject();
        json.WriteStartObject("create_request");
        json.WriteBase64String("key", span.Start);
        json.WriteBase64String("range_end", span.End);
        json.WriteNumber("start_revision", fromRevision);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return buffer.WrittenMemory;
    }
}
