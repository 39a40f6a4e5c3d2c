using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.ObjectDb;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Producers;

/// <summary>All that a producer may do in one run: read objects and facts, and emit flows, groups, facts, objects and children.</summary>
public sealed class ProducerContext
{
    private readonly Producer _producer;
    private readonly Emission _emission;
    private readonly FactStore _facts;
    private readonly TableLayout _layout;

    internal ProducerContext(Producer producer, Emission emission, FactStore facts, IObjectReader objects, TableLayout layout)
    {
        _producer = producer;
        _emission = emission;
        _facts = facts;
        _layout = layout;
        Objects = objects;
    }

    /// <summary>The description of the network, as one version of the store. Every read is recorded as a dependency.</summary>
    public IObjectReader Objects { get; }

    /// <summary>Reads the facts under a key; the producer runs again when they change.</summary>
    /// <returns>The facts, in ascending order if they are comparable; empty if there are none.</returns>
    public IReadOnlyList<TValue> Read<TKey, TValue>(Relation<TKey, TValue> relation, TKey key)
        where TKey : notnull
        where TValue : notnull
    {
        var at = relation.At(key);
        _emission.AddRead(at);
        return _facts.Read<TValue>(at);
    }

    /// <summary>States a fact for other producers.</summary>
    public void State<TKey, TValue>(Relation<TKey, TValue> relation, TKey key, TValue value)
        where TKey : notnull
        where TValue : notnull => _emission.Add(relation.At(key), value);

    /// <summary>Starts building a flow of a table.</summary>
    public FlowBuilder Flow(FlowTable table, ushort priority) => new(table, priority, _layout);

    /// <summary>The tables of this switch.</summary>
    public TableLayout Layout => _layout;

    /// <summary>The number of a table on this switch.</summary>
    public byte TableNumber(FlowTable table) => _layout[table.Name];

    /// <summary>Wants a flow in the switch.</summary>
    public void Emit(DesiredFlow flow) => _emission.Add(flow);

    /// <summary>Wants a group in the switch.</summary>
    public void Emit(GroupEntry group) => _emission.Add(group);

    /// <summary>Wants an object in the store that says something of this switch to the other servers.</summary>
    public void Publish(DataObject publication) => _emission.Add(publication);

    /// <summary>Starts a child producer, which lives as long as a producer that starts it.</summary>
    public void Start(Producer child) => _emission.Add(child);

    /// <summary>Starts a child for each key of a relation that has facts.</summary>
    /// <param name="relation">The relation to follow.</param>
    /// <param name="factory">Makes the child from the key alone: it is not called again while the key stays.</param>
    public void StartEach<TKey, TValue>(Relation<TKey, TValue> relation, Func<TKey, Producer> factory)
        where TKey : notnull
        where TValue : notnull => _emission.Add(new RelationKeys(relation), key => factory((TKey)key));

    /// <summary>Starts a child for each fact under a key.</summary>
    /// <param name="relation">The relation to follow.</param>
    /// <param name="key">The key whose facts are followed.</param>
    /// <param name="factory">Makes the child from the fact alone: it is not called again while the fact stays.</param>
    public void StartEachFact<TKey, TValue>(Relation<TKey, TValue> relation, TKey key, Func<TValue, Producer> factory)
        where TKey : notnull
        where TValue : notnull => _emission.Add(new FactValues(relation.At(key)), value => factory((TValue)value));

    /// <summary>Starts a child for each object that belongs to another, for example each logical port of a network.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="membership">Name of the membership index of <typeparamref name="T"/>.</param>
    /// <param name="value">Whose members are followed.</param>
    /// <param name="factory">Makes the child from the member's object key alone: it is not called again while the member stays.</param>
    public void StartEachMember<T>(string membership, string value, Func<string, Producer> factory)
        where T : DataObject =>
        _emission.Add(new StoreKeys(ObjectType.Of<T>().Membership(membership).MembersOf(value)), key => factory(ObjectIndex.MemberKey((string)key)));

    /// <summary>Starts a child for each object whose key begins with some index values, for example each port of one bridge.</summary>
    /// <typeparam name="T">The objects' type.</typeparam>
    /// <param name="values">The first index values of the keys that are followed.</param>
    /// <param name="factory">Makes the child from the object key alone: it is not called again while the object stays.</param>
    public void StartEachObject<T>(IReadOnlyList<string> values, Func<string, Producer> factory)
        where T : DataObject =>
        _emission.Add(new StoreKeys(ObjectType.Of<T>().RangeFor([.. values])), key => factory((string)key));

    /// <summary>The producer that runs.</summary>
    public Producer Producer => _producer;
}
