using System.Text;
using System.Text.Json;

namespace Vlcp.Ovsdb.Tests;

public sealed class OvsdbValueTests
{
    [Theory]
    [InlineData("""1""")]
    [InlineData("""-9223372036854775808""")]
    [InlineData("""1.5""")]
    [InlineData("""true""")]
    [InlineData("\"text\"")]
    [InlineData("""["uuid","550e8400-e29b-41d4-a716-446655440000"]""")]
    [InlineData("""["named-uuid","row1"]""")]
    [InlineData("""["set",[]]""")]
    [InlineData("""["set",["a","b"]]""")]
    [InlineData("""["map",[]]""")]
    [InlineData("""["map",[["a","1"],["b","2"]]]""")]
    public void Json_is_read_and_written_back(string json) => Assert.Equal(json, ToJson(Parse(json)));

    [Theory]
    [InlineData("""["set",["a"]]""", "\"a\"")]
    [InlineData("""["set",["b","a"]]""", """["set",["a","b"]]""")]
    [InlineData("""["map",[["b",1],["a",2]]]""", """["map",[["a",2],["b",1]]]""")]
    public void Values_of_equal_content_are_equal(string one, string other)
    {
        Assert.Equal(Parse(one), Parse(other));
        Assert.Equal(Parse(one).GetHashCode(), Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""["set"]""")]
    [InlineData("""["set",1]""")]
    [InlineData("""["set",[["set",[]]]]""")]
    [InlineData("""["map",[["a"]]]""")]
    [InlineData("""["map",[["a",1],["a",2]]]""")]
    [InlineData("""["uuid","x"]""")]
    [InlineData("""[1,2]""")]
    [InlineData("1e999")]
    public void What_is_no_value_is_refused(string json) => Assert.Throws<JsonRpcProtocolException>(() => Parse(json));

    [Fact]
    public void Asking_for_another_type_names_value_and_type()
    {
        var error = Assert.Throws<OvsdbValueException>(() => Parse("\"abc\"").AsInteger());
        Assert.Contains("'abc' is String, not an integer", error.Message, StringComparison.Ordinal);
        Assert.Null(OvsdbValue.Empty.AsOptionalString());
        Assert.Throws<OvsdbValueException>(() => OvsdbValue.Empty.AsString());
    }

    private static OvsdbValue Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return OvsdbValue.Parse(document.RootElement);
    }

    private static string ToJson(OvsdbValue value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            value.WriteTo(json);
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
