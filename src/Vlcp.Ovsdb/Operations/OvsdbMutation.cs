using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>One change of a column relative to its content.</summary>
/// <param name="Column">The column.</param>
/// <param name="Mutator">How to change it.</param>
/// <param name="Value">What with.</param>
public sealed record OvsdbMutation(string Column, OvsdbMutator Mutator, OvsdbValue Value)
{
    /// <summary>Adds members or pairs.</summary>
    public static OvsdbMutation Insert(string column, OvsdbValue value) => new(column, OvsdbMutator.Insert, value);

    /// <summary>Takes members, pairs or keys away.</summary>
    public static OvsdbMutation Delete(string column, OvsdbValue value) => new(column, OvsdbMutator.Delete, value);

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(Column);
        json.WriteStringValue(Mutator switch
        {
            OvsdbMutator.Add => "+=",
            OvsdbMutator.Subtract => "-=",
            OvsdbMutator.Multiply => "*=",
            OvsdbMutator.Divide => "/=",
            OvsdbMutator.Modulo => "%=",
            OvsdbMutator.Insert => "insert",
            _ => "delete",
        });
        Value.WriteTo(json);
        json.WriteEndArray();
    }
}
