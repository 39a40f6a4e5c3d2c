using System.Collections.Immutable;

namespace Vlcp.Switches.Tables;

/// <summary>A module's wish for a flow table (manual, "Plugable Tables").</summary>
/// <param name="Name">Unique name of the table; modules that ask for the same name share the table.</param>
/// <param name="After">Names of the tables from which packets may come, which must have smaller numbers.</param>
/// <param name="Path">
/// Path in which the table stands; the default path is the empty string. A packet falls through the tables of one path in the
/// order of their numbers and reaches another path only by an explicit goto.
/// </param>
public sealed record TableRequest(string Name, ImmutableArray<string> After, string Path = "");
