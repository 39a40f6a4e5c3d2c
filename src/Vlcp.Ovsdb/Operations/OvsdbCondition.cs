using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>One clause of a <c>where</c>; all clauses must hold.</summary>
/// <param name="Column">The column; <c>_uuid</c> is the identity of the row.</param>
/// <param name="Function">How to compare.</param>
/// <param name="Value">What with.</param>
public sealed record OvsdbCondition(string Column, OvsdbFunction Function, OvsdbValue Value)
{
    /// <summary>Column equals value.</summary>
    public static OvsdbCondition Equal(string column, OvsdbValue value) => new(column, OvsdbFunction.Equal, value);

    /// <summary>Column contains all of value.</summary>
    public static OvsdbCondition Includes(string column, OvsdbValue value) => new(column, OvsdbFunction.Includes, value);

    /// <summary>The row with this identity.</summary>
    public static OvsdbCondition Row(Guid uuid) => Equal("_uuid", uuid);

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(Column);
        json.WriteStringValue(Function switch
        {
            OvsdbFunction.Less => "<",
            OvsdbFunction.LessOrEqual => "<=",
            OvsdbFunction.Equal => "==",
            OvsdbFunction.NotEqual => "!=",
            OvsdbFunction.Greater => ">",
            OvsdbFunction.GreaterOrEqual => ">=",
            OvsdbFunction.Includes => "includes",
            _ => "excludes",
        });
        Value.WriteTo(json);
        json.WriteEndArray();
    }
}
