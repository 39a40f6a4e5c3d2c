namespace Vlcp.Storage.Redis;

/// <summary>Forms of values.</summary>
public enum RedisSerialization
{
    /// <summary>JSON text.</summary>
    Json,
}
