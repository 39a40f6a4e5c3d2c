namespace Vlcp.Storage.Redis;

/// <summary>The types of RESP2 and RESP3, the protocol of Redis.</summary>
public enum RespKind
{
    /// <summary>No value: <c>$-1</c>, <c>*-1</c> or <c>_</c>.</summary>
    Null,

    /// <summary>A short text: <c>+OK</c>.</summary>
    SimpleString,

    /// <summary>An error: <c>-ERR text</c>, or the bulk form <c>!</c>.</summary>
    Error,

    /// <summary>A signed number of 64 bits: <c>:1</c>.</summary>
    Integer,

    /// <summary>Bytes: <c>$5</c>, or with a format (<c>=</c>), which is left out.</summary>
    BulkString,

    /// <summary>A list: <c>*2</c>.</summary>
    Array,

    /// <summary>Keys and values, one after the other: <c>%1</c>.</summary>
    Map,

    /// <summary>A list without order: <c>~2</c>.</summary>
    Set,

    /// <summary>What the server says without being asked: <c>&gt;2</c>.</summary>
    Push,

    /// <summary>A floating-point or big number, as its text: <c>,1.5</c> and <c>(123</c>.</summary>
    Number,

    /// <summary>True or false: <c>#t</c>.</summary>
    Boolean,
}
