using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Tests.Support;

/// <summary>Compares JSON by what it says, not by its blanks or the order of members.</summary>
internal static class Json
{
    public static void Equal(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected {JsonNode.Parse(expected)!.ToJsonString()}\nbut it is {actual?.ToJsonString()}");

    public static void Equal(string expected, string actual) => Equal(expected, JsonNode.Parse(actual));
}
