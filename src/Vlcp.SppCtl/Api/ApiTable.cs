using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Vlcp.SppCtl.Api.Resources;

namespace Vlcp.SppCtl.Api;

/// <summary>All operations of the API.</summary>
internal static class ApiTable
{
    private const string DocumentPath = "/openapi.json";

    /// <summary>The operations, resource by resource.</summary>
    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        .. ProcessesResource.Operations,
        .. VfResource.Operations,
        .. MirrorResource.Operations,
        .. NfvResource.Operations,
        .. PcapResource.Operations,
        .. PrimaryResource.Operations,
        .. LaunchResource.Operations,
        .. FlowRulesResource.Operations,
        .. CpuResource.Operations,
    ];

    /// <summary>Whether there is something at a path, whatever the method.</summary>
    /// <param name="path">The path.</param>
    public static bool HasPath(string path) => path == DocumentPath || Operations.Any(operation => new PathTemplate(operation.Path).Matches(path));

    /// <summary>Maps the operations, and the document that describes them.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="services">What they work with.</param>
    public static void MapApi(this IEndpointRouteBuilder routes, ApiServices services)
    {
        foreach (var operation in Operations)
        {
            // HEAD works wherever GET does.
            string[] methods = operation.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [operation.Method];
            var template = new PathTemplate(operation.Path);
            routes.MapMethods(operation.Path, methods, context => template.Matches(context.Request.Path.Value)
                ? operation.Handler(new ApiCall(context, services))
                : NotFound(context));
        }

        var document = OpenApiDocument.Write(Operations);
        routes.MapMethods(DocumentPath, [HttpMethods.Get, HttpMethods.Head], context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(document, context.RequestAborted);
        });
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
