using Microsoft.AspNetCore.Http;

namespace Vlcp.Hosting.Http;

/// <summary>Answers HTTP requests of one vhost.</summary>
/// <param name="context">The request.</param>
/// <returns>Whether the request was taken; if not, the next handler is asked.</returns>
public delegate Task<bool> HttpRequestHandler(HttpContext context);
