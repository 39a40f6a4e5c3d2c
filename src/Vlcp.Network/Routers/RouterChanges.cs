using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Routers;

/// <summary>What the calls for virtual routers do inside their transaction.</summary>
internal static class RouterChanges
{
    public const string Noun = "virtual router";

    public static VRouter[] Create(IObjectTransaction transaction, IReadOnlyList<RouterRequest> requests) =>
        [.. requests.Select(request =>
        {
            transaction.RequireNew<VRouter>(request.Id, Noun);
            return transaction.Write(Apply(request, new VRouter { Id = request.Id.Value }));
        })];

    public static VRouter[] Update(IObjectTransaction transaction, IReadOnlyList<RouterRequest> requests) =>
        [.. requests.Select(request => transaction.Write(Apply(request, transaction.Require<VRouter>(request.Id, Noun))))];

    public static void Delete(IObjectTransaction transaction, IReadOnlyList<Given<string>> ids)
    {
        foreach (var id in ids)
        {
            var router = transaction.Require<VRouter>(id, Noun);
            id.RefuseInUse(Noun, "router interface", transaction.MemberKeys<RouterPort>("router", router.Key));
            transaction.Delete(router.Key);
        }
    }

    private static VRouter Apply(RouterRequest request, VRouter router) => router with
    {
        Routes = request.Routes.Or(router.Routes),
        Extras = request.Extras.ApplyTo(router.Extras),
    };
}
