using Vlcp.Storage;

namespace Vlcp.Dataplane.Producers;

/// <summary>A collection whose elements each get a child producer: see <see cref="ProducerContext.StartEach{TKey,TValue}"/>.</summary>
internal abstract record FanSource;

/// <summary>The keys of a relation that have facts.</summary>
internal sealed record RelationKeys(Relation Relation) : FanSource;

/// <summary>The facts under one key.</summary>
internal sealed record FactValues(FactKey Key) : FanSource;

/// <summary>The keys of the store in a range.</summary>
internal sealed record StoreKeys(KeyRange Range) : FanSource;
