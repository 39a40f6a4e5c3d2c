using System.Text.Json.Nodes;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Calls;

/// <summary>Objects as the calls return them.</summary>
internal static class ObjectDumping
{
    /// <summary>The dump of an object. Virtual routers list their <c>interfaces</c> too, which are not stored with the router so that
    /// adding one does not rewrite it.</summary>
    public static JsonObject Dump(IObjectReader reader, DataObject found)
    {
        var dump = ObjectDump.ToJson(found, reader);
        if (found is VRouter)
        {
            dump["interfaces"] = new JsonArray(
                [.. reader.MemberKeys<RouterPort>("router", found.Key).Select(key => new JsonObject { ["_weakref"] = key })]);
        }

        return dump;
    }
}
