namespace Vlcp.Dataplane.Producers;

/// <summary>Where a fact stands: its relation and the key in it.</summary>
internal readonly record struct FactKey(Relation Relation, object Key);
