using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Switches.Tables;

namespace Vlcp.Switches.Tests;

/// <summary>A module with tables of its own.</summary>
[Module("tableuser")]
public sealed class TableUserModule(ModuleContext context) : Module(context), ITableUser
{
    public ImmutableArray<TableRequest> TableRequests => [new("ingress", []), new("mine", ["ingress"]), new("egress", ["mine"])];

    public IReadOnlyList<string>? VhostBind => null;
}
