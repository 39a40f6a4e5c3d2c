using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Xunit;

namespace Vlcp.Hosting.Tests.Modules;

public sealed class ApiValueTests
{
    private static readonly ApiArguments Arguments = ApiArguments.From((JsonObject)JsonNode.Parse(
        """{"text":"x","number":5,"digits":"7","big":18446744073709551615,"real":1.5,"whole":5.0,"none":null,"list":[{"a":[1]},"b"],"flag":"TRUE"}""")!);

    [Fact]
    public void Values_are_read_by_path()
    {
        Assert.Equal("x", Arguments.At("text").AsString());
        Assert.Equal(1, Arguments.At("list.0.a.0").AsInt32());
        Assert.Equal("list.0.a.0", Arguments.At("list").AsList()[0].AsObject().At("a").AsList()[0].Path);
        Assert.Equal((5, 7L), (Arguments.At("number").AsInt32(1, 5), Arguments.At("digits").AsInt64AcceptingText()));
        Assert.Equal(ulong.MaxValue, Arguments.At("big").AsUInt64AcceptingText());
        Assert.Equal(1.5, Arguments.At("real").AsDouble());
        Assert.True(Arguments.At("flag").AsBool());
        Assert.Null(Arguments.At("none").AsStringOrNull());
        Assert.True(Arguments.At("none").Exists);
        Assert.False(Arguments.At("list.9").Exists);
    }

    public static TheoryData<string, Action<ApiValue>> Refusals { get; } = new()
    {
        { "number", value => value.AsString() },
        { "digits", value => value.AsInt32() },
        { "text", value => value.AsInt32AcceptingText() },
        { "whole", value => value.AsInt32() },
        { "big", value => value.AsInt64() },
        { "number", value => value.AsInt32(6, 9) },
        { "text", value => value.AsBool() },
        { "text", value => value.AsDouble() },
        { "text", value => value.AsList() },
        { "list", value => value.AsObject() },
        { "list", value => value.AsStringList() },
        { "none", value => value.AsString() },
        { "list.9", value => value.AsString() },
        { "nosuch.path", value => value.AsObject() },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Refusals))]
    public void A_value_of_another_type_is_refused_by_its_path(string path, Action<ApiValue> read)
    {
        var failure = Assert.Throws<ApiException>(() => read(Arguments.At(path)));
        Assert.Equal(ApiErrorKind.BadParameter, failure.Kind);
        Assert.Equal(400, failure.HttpStatus);
        Assert.StartsWith(path, failure.Parameter, StringComparison.Ordinal);
        Assert.Contains($"'{failure.Parameter}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_names_can_be_refused() =>
        Assert.Equal("b", Assert.Throws<ApiException>(() => new ApiArguments { { "a", 1 }, { "b", 2 } }.AllowOnly("a")).Parameter);
}
