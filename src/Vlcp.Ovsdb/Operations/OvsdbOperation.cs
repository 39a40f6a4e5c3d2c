using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>One operation of a transaction (RFC 7047 section 5.2). Made by the static methods.</summary>
public sealed class OvsdbOperation
{
    private readonly Action<Utf8JsonWriter> writeMembers;

    private OvsdbOperation(string name, Action<Utf8JsonWriter> writeMembers)
    {
        Name = name;
        this.writeMembers = writeMembers;
    }

    /// <summary>The word of the protocol, such as <c>insert</c>.</summary>
    public string Name { get; }

    /// <summary>Adds a row. The result has its <see cref="OvsdbOperationResult.Uuid"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">Columns; those left out get their default.</param>
    /// <param name="uuidName">A name by which the same transaction refers to the row, see <see cref="OvsdbAtom.NamedUuid"/>.</param>
    /// <param name="uuid">The identity that the row gets, which no row of the table may have; null: one that the server chooses. Open vSwitch 2.13.</param>
    public static OvsdbOperation Insert(string table, IReadOnlyDictionary<string, OvsdbValue> row, string? uuidName = null, Guid? uuid = null) =>
        new("insert", json =>
        {
            json.WriteString("table", table);
            json.WritePropertyName("row");
            OperationWriter.Row(json, row);
            if (uuidName is not null)
            {
                json.WriteString("uuid-name", uuidName);
            }

            if (uuid is { } identity)
            {
                json.WriteString("uuid", identity.ToString("D"));
            }
        });

    /// <summary>Reads rows. The result has its <see cref="OvsdbOperationResult.Rows"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">Which rows; empty for all.</param>
    /// <param name="columns">Which columns, besides the identity; null for all.</param>
    public static OvsdbOperation Select(string table, IEnumerable<OvsdbCondition> where, IEnumerable<string>? columns = null) =>
        new("select", json =>
        {
            OperationWriter.TableAndWhere(json, table, where);
            if (columns is not null)
            {
                OperationWriter.Strings(json, "columns", columns.Append("_uuid").Distinct());
            }
        });

    /// <summary>Sets columns of rows. The result has the <see cref="OvsdbOperationResult.Count"/> of rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">Which rows; empty for all.</param>
    /// <param name="row">The columns to set.</param>
    public static OvsdbOperation Update(
        string table, IEnumerable<OvsdbCondition> where, IReadOnlyDictionary<string, OvsdbValue> row) =>
        new("update", json =>
        {
            OperationWriter.TableAndWhere(json, table, where);
            json.WritePropertyName("row");
            OperationWriter.Row(json, row);
        });

    /// <summary>Changes columns of rows relative to their content. The result has the count of rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">Which rows; empty for all.</param>
    /// <param name="mutations">The changes.</param>
    public static OvsdbOperation Mutate(string table, IEnumerable<OvsdbCondition> where, params IEnumerable<OvsdbMutation> mutations) =>
        new("mutate", json =>
        {
            OperationWriter.TableAndWhere(json, table, where);
            json.WriteStartArray("mutations");
            foreach (var mutation in mutations)
            {
                mutation.WriteTo(json);
            }
            json.WriteEndArray();
        });

    /// <summary>Removes rows. The result has the count of rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">Which rows; empty for all.</param>
    public static OvsdbOperation Delete(string table, IEnumerable<OvsdbCondition> where) =>
        new("delete", json => OperationWriter.TableAndWhere(json, table, where));

    /// <summary>Waits until rows are, or are not, as given; fails with <c>timed out</c>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">Which rows; empty for all.</param>
    /// <param name="columns">The columns to compare.</param>
    /// <param name="equal">True waits until the rows equal, false until they differ.</param>
    /// <param name="rows">The rows to compare with.</param>
    /// <param name="timeout">The longest wait; null waits as long as the connection lives.</param>
    public static OvsdbOperation Wait(
        string table,
        IEnumerable<OvsdbCondition> where,
        IEnumerable<string> columns,
        bool equal,
        IEnumerable<IReadOnlyDictionary<string, OvsdbValue>> rows,
        TimeSpan? timeout = null) =>
        new("wait", json =>
        {
            OperationWriter.TableAndWhere(json, table, where);
            OperationWriter.Strings(json, "columns", columns);
            json.WriteString("until", equal ? "==" : "!=");
            json.WriteStartArray("rows");
            foreach (var row in rows)
            {
                OperationWriter.Row(json, row);
            }
            json.WriteEndArray();
            if (timeout is { } limit)
            {
                json.WriteNumber("timeout", (long)limit.TotalMilliseconds);
            }
        });

    /// <summary>Commits; durable waits until the data is on disk.</summary>
    public static OvsdbOperation Commit(bool durable) => new("commit", json => json.WriteBoolean("durable", durable));

    /// <summary>Fails the transaction with <c>aborted</c>.</summary>
    public static OvsdbOperation Abort() => new("abort", static _ => { });

    /// <summary>A text for the database's log.</summary>
    public static OvsdbOperation Comment(string text) => new("comment", json => json.WriteString("comment", text));

    /// <summary>Fails the transaction with <c>not owner</c> unless this connection holds the lock.</summary>
    public static OvsdbOperation Assert(string lockName) => new("assert", json => json.WriteString("lock", lockName));

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("op", Name);
        writeMembers(json);
        json.WriteEndObject();
    }
}
