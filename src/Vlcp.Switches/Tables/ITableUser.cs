using System.Collections.Immutable;

namespace Vlcp.Switches.Tables;

/// <summary>A module that puts flows into tables (the <c>gettablerequest</c> of the manual).</summary>
public interface ITableUser
{
    /// <summary>The tables that the module uses; constant for the life of the module.</summary>
    ImmutableArray<TableRequest> TableRequests { get; }

    /// <summary>OpenFlow vHosts whose switches the module programs; null for all.</summary>
    IReadOnlyList<string>? VhostBind { get; }
}
