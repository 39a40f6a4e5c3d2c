namespace Vlcp.Storage;

/// <summary>The schema of the database that a store lives in.</summary>
public static class OvsdbStoreSchema
{
    /// <summary>Name of the database.</summary>
    public const string Database = "Vlcp_Store";

    /// <summary>The schema as <c>ovsdb-tool create-cluster</c> reads it.</summary>
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(OvsdbStoreSchema).Assembly.GetManifestResourceStream("vlcp-store.ovsschema")!);
            return reader.ReadToEnd();
        }
    }
}
